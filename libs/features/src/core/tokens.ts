/** Injection tokens of the ports and values that are not classes. */
export const CONFIG = Symbol('Config')
export const CLOCK = Symbol('Clock')
export const LOGGER = Symbol('Logger')
export const FILE_STORE = Symbol('FileStore')
export const MESSAGE_SENDER = Symbol('MessageSender')
