/** Picture size from an H.264 sequence parameter set (ITU-T H.264, section 7.3.2.1.1); undefined if it is not whole. */
export function sizeInSps(unit: Buffer): { readonly width: number; readonly height: number } | undefined {
  try {
    return readSize(new BitReader(unescaped(unit.subarray(1))));
  } catch {
    return undefined;
  }
}

const PROFILES_WITH_CHROMA = [100, 110, 122, 244, 44, 83, 86, 118, 128];

function readSize(bits: BitReader) {
  const profile = bits.take(8);
  bits.take(16); // constraints and level
  bits.unsigned(); // seq_parameter_set_id
  let chromaFormat = 1;
  if (PROFILES_WITH_CHROMA.includes(profile)) {
    chromaFormat = bits.unsigned();
    if (chromaFormat === 3) bits.take(1);
    bits.unsigned(); // bit_depth_luma_minus8
    bits.unsigned(); // bit_depth_chroma_minus8
    bits.take(1);
    const hasScaling = bits.take(1);
    if (hasScaling) skipScaling(bits, chromaFormat === 3 ? 12 : 8);
  }
  bits.unsigned(); // log2_max_frame_num_minus4
  const orderType = bits.unsigned();
  if (orderType === 0) bits.unsigned();
  if (orderType === 1) skipOrder(bits);
  bits.unsigned(); // max_num_ref_frames
  bits.take(1);
  const widthInMacroblocks = bits.unsigned() + 1;
  const heightInMapUnits = bits.unsigned() + 1;
  const framesOnly = bits.take(1);
  if (!framesOnly) bits.take(1);
  bits.take(1);
  const hasCrop = bits.take(1);
  const [left, right, top, bottom] = hasCrop
    ? [bits.unsigned(), bits.unsigned(), bits.unsigned(), bits.unsigned()]
    : [0, 0, 0, 0];
  const cropX = chromaFormat === 1 || chromaFormat === 2 ? 2 : 1;
  const cropY = (chromaFormat === 1 ? 2 : 1) * (2 - framesOnly);
  return {
    width: widthInMacroblocks * 16 - (left + right) * cropX,
    height: heightInMapUnits * 16 * (2 - framesOnly) - (top + bottom) * cropY,
  };
}

function skipScaling(bits: BitReader, lists: number): void {
  for (let list = 0; list < lists; list += 1) {
    if (!bits.take(1)) continue;
    let next = 8;
    let last = 8;
    for (let index = 0; index < (list < 6 ? 16 : 64); index += 1) {
      if (next !== 0) next = (last + bits.signed() + 256) % 256;
      if (next !== 0) last = next;
    }
  }
}

function skipOrder(bits: BitReader): void {
  bits.take(1);
  bits.signed();
  bits.signed();
  for (let left = bits.unsigned(); left > 0; left -= 1) bits.signed();
}

/** Without the bytes that keep a start code from appearing inside a unit. */
function unescaped(bytes: Buffer): Buffer {
  const kept = [...bytes].filter((byte, index) => !(byte === 3 && bytes[index - 1] === 0 && bytes[index - 2] === 0));
  return Buffer.from(kept);
}

class BitReader {
  #at = 0;

  constructor(private readonly bytes: Buffer) {}

  take(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1) {
      const byte = this.bytes[this.#at >> 3];
      if (byte === undefined) throw new RangeError('The parameter set ends too early.');
      value = (value << 1) | ((byte >> (7 - (this.#at & 7))) & 1);
      this.#at += 1;
    }
    return value;
  }

  /** ue(v) */
  unsigned(): number {
    let zeros = 0;
    while (this.take(1) === 0) if (++zeros > 16) throw new RangeError('The number is too large.');
    return (1 << zeros) - 1 + this.take(zeros);
  }

  /** se(v) */
  signed(): number {
    const code = this.unsigned();
    return code & 1 ? (code + 1) >> 1 : -(code >> 1);
  }
}
