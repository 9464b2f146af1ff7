export type { Arrival, Sight, Truth } from './arrival'
export { FIXED_NOISE, type Noise } from './noise'
export type { Company, Courier, Home, Outlet, Place, Places } from './places'
export { type PlantedTwin, type Simulation, type SimulationOptions, simulate } from './simulate'
