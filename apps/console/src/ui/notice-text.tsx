interface NoticeTextProps {
  sections: readonly { heading: string; text: string }[]
}

/** The privacy notice as people read it. */
export const NoticeText = ({ sections }: NoticeTextProps) => (
  <dl className='notice-text'>
    {sections.map(({ heading, text }) => (
      <div key={heading}>
        <dt>{heading}</dt>
        <dd>{text}</dd>
      </div>
    ))}
  </dl>
)
