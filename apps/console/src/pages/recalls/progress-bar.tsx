/** How many are dealt with; 100 % only when none is left. */
export function ProgressBar({ done, total }: { done: number; total: number }) {
  const share = total === 0 ? 0 : Math.floor((done / total) * 100)
  return (
    <div className='recall-progress'>
      <div className='meter' role='img' aria-label={`已办结 ${share}%`}>
        <i style={{ width: `${share}%` }} />
      </div>
      <span>
        <b>{done}</b> ／ {total} 只 · {share}%
      </span>
    </div>
  )
}
