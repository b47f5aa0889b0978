/** One calculation whose result is known. All bytes in hexadecimal. */
export interface KnownAnswers {
  sm3: { message: string; digest: string }[];
  /** `iv` is the first counter block. */
  sm4Ctr: { key: string; iv: string; plain: string; cipher: string };
  hmacSm3: { key: string; message: string; tag: string };
  /** RFC 5869 with SM3 and an empty salt. */
  hkdfSm3: { secret: string; info: string; bytes: string };
}

/**
 * SM3: GB/T 32905-2016, appendix A. SM4: GB/T 32907-2016, appendix A.1, whose block is here the first of a counter
 * stream over zeros; its second block, the HMAC and the HKDF come from the implementation in `self-test.test.ts`,
 * written from the standards alone.
 */
export const knownAnswers: KnownAnswers = {
  sm3: [
    { message: '616263', digest: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0' },
    {
      message: '61626364'.repeat(16),
      digest: 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
    },
  ],
  sm4Ctr: {
    key: '0123456789abcdeffedcba9876543210',
    iv: '0123456789abcdeffedcba9876543210',
    plain: '00'.repeat(32),
    cipher: '681edf34d206965e86b3e94f536e4246be9a2469307a96f9d33ddbed4cf39994',
  },
  hmacSm3: {
    key: '0b'.repeat(20),
    message: '4869205468657265',
    tag: '51b00d1fb49832bfb01c3ce27848e59f871d9ba938dc563b338ca964755cce70',
  },
  hkdfSm3: {
    secret: '0b'.repeat(22),
    info: 'f0f1f2f3f4f5f6f7f8f9',
    bytes: '8919b9983aa351b2acd63a3c25f170fc64e2b468675cc4e41b0242f5a269287fc6e2f85ea601e1df8b5eacc8322429e3',
  },
};
