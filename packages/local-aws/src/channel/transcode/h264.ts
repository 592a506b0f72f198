const SPS = 7;
const PPS = 8;

/**
 * The AVCDecoderConfigurationRecord (ISO/IEC 14496-15) of a keyframe, whose NAL units each stand after their length in
 * 4 bytes. Undefined when it does not bring its parameter sets.
 */
export function decoderConfiguration(keyframe: Buffer): Buffer | undefined {
  const units = nalUnits(keyframe);
  const sps = units.find((unit) => ((unit[0] ?? 0) & 0x1f) === SPS);
  const pps = units.find((unit) => ((unit[0] ?? 0) & 0x1f) === PPS);
  if (!sps || sps.length < 4 || !pps) return undefined;
  return Buffer.concat([
    Buffer.from([1, sps[1] ?? 0, sps[2] ?? 0, sps[3] ?? 0, 0xff, 0xe1]),
    length(sps), sps,
    Buffer.from([1]),
    length(pps), pps,
  ]);
}

function nalUnits(frame: Buffer): Buffer[] {
  const units: Buffer[] = [];
  for (let at = 0; at + 4 <= frame.length; ) {
    const end = at + 4 + frame.readUInt32BE(at);
    units.push(frame.subarray(at + 4, end));
    at = end;
  }
  return units;
}

function length(unit: Buffer): Buffer {
  const bytes = Buffer.allocUnsafe(2);
  bytes.writeUInt16BE(unit.length);
  return bytes;
}
