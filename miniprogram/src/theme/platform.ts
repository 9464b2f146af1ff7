/** WeChat needs no more than the shared styles; `platform.h5.ts` replaces this file on the web. */
export {}
