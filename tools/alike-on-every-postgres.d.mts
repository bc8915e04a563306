export declare const ALIKE_ON_EVERY_POSTGRES: readonly string[];
