import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import type { Picture } from '../model/picture.ts';
import { base64ToBytes, bytesToBase64 } from './base64.ts';
import { writeLine } from './canonical-json.ts';
import { describeIssue } from './describe-issue.ts';
import type { FileFault } from './file-fault.ts';
import { PICTURE_TYPE, PictureLine } from './line-schemas.ts';
import { isActiveDrawing, isSafePath } from './picture-safety.ts';
import { MAX_PICTURE_BYTES, MAX_PICTURES_BYTES } from './progress-format.ts';

/** A line holds so much of a picture: some 260,000 characters. A multiple of three, so that only the last piece is padded. */
export const PICTURE_PIECE_BYTES = 196_608;

/** SHA-256 in lower-case hexadecimal. */
export function digestBytes(bytes: Uint8Array): string {
  return bytesToHex(sha256(bytes));
}

/** Whether what is written of it can be read again. */
export function isWritablePicture({ path, type, bytes }: Picture): boolean {
  return isSafePath(path) && PICTURE_TYPE.test(type) && bytes.length <= MAX_PICTURE_BYTES;
}

/** The lines of one picture, one for each piece of its bytes, at least one. */
export function* writePictureLines({ path, type, bytes, changedAt }: Picture): Generator<string, void, undefined> {
  const pieces = Math.max(1, Math.ceil(bytes.length / PICTURE_PIECE_BYTES));
  const about = { path, pieces, sha256: digestBytes(bytes), size: bytes.length, type, changedAt };
  for (let piece = 1; piece <= pieces; piece++) {
    const start = (piece - 1) * PICTURE_PIECE_BYTES;
    const value = bytesToBase64(bytes.subarray(start, start + PICTURE_PIECE_BYTES));
    yield writeLine('picture', { ...about, piece, value });
  }
}

export interface PictureTroubleAt {
  readonly field: string;
  readonly why: FileFault;
  /** More than any file of ours holds. */
  readonly isTooLarge?: true;
}

/**
 * - `whole`: the last piece of a picture. - `part`: others are missing. - `left-out`: whole, but it could run scripts.
 * - `trouble`: the line makes no sense.
 */
export type TakenPiece =
  | { readonly kind: 'part' }
  | { readonly kind: 'whole'; readonly picture: Picture }
  | { readonly kind: 'left-out'; readonly path: string }
  | { readonly kind: 'trouble'; readonly trouble: PictureTroubleAt };

/** Puts pictures together from their lines. */
export interface PictureAssembler {
  /** Takes the fields of one line; `lineNumber` is kept for `missing`. Lines may come in any order: an older app sorts what it does not know. */
  take(fields: unknown, lineNumber: number): TakenPiece;
  /** The line of a picture that is not whole, once all lines are read; null when all are. */
  missing(): { readonly path: string; readonly lineNumber: number } | null;
}

interface Pending {
  readonly path: string;
  readonly lineNumber: number;
  readonly parts: (Uint8Array<ArrayBuffer> | undefined)[];
  readonly hash: ReturnType<typeof sha256.create>;
  /** Summed up with each line, so that a large picture does not stop the page at its end. */
  hashedCount: number;
  missingCount: number;
}

export function createPictureAssembler(): PictureAssembler {
  const pendingByKey = new Map<string, Pending>();
  let totalBytes = 0;
  return {
    take(fields, lineNumber) {
      const parsed = v.safeParse(PictureLine, fields, { abortEarly: true });
      if (!parsed.success) {
        const [issue] = parsed.issues;
        return refuse(v.getDotPath(issue) ?? '', describeIssue(issue));
      }
      const { path, type, sha256: digest, size, piece, pieces, value, changedAt } = parsed.output;
      if (size > MAX_PICTURE_BYTES)
        return tooLarge('size', { id: 'large-picture', values: { most: MAX_PICTURE_BYTES } });
      if (piece > pieces) return refuse('piece', { id: 'piece-of', values: { piece, pieces } });
      const bytes = base64ToBytes(value);
      if (bytes === null) return refuse('value', { id: 'not-base64' });
      totalBytes += bytes.length;
      if (totalBytes > MAX_PICTURES_BYTES)
        return tooLarge('', { id: 'large-pictures', values: { most: MAX_PICTURES_BYTES } });
      const key = JSON.stringify([path, digest, type, size, pieces, changedAt]);
      const pending = pendingByKey.get(key) ?? begin(path, lineNumber, pieces);
      if (pending.parts[piece - 1] !== undefined)
        return refuse('piece', { id: 'piece-twice', values: { piece, path } });
      pending.parts[piece - 1] = bytes;
      pending.missingCount--;
      for (
        let part = pending.parts[pending.hashedCount];
        part !== undefined;
        part = pending.parts[pending.hashedCount]
      ) {
        pending.hash.update(part);
        pending.hashedCount++;
      }
      pendingByKey.set(key, pending);
      if (pending.missingCount > 0) return { kind: 'part' };
      pendingByKey.delete(key);
      const whole = join(pending.parts);
      if (whole.length !== size)
        return refuse('size', { id: 'bytes-lost', values: { written: size, there: whole.length } });
      if (bytesToHex(pending.hash.digest()) !== digest)
        return refuse('sha256', { id: 'wrong-picture-sum', values: { path } });
      if (isActiveDrawing(type, whole)) return { kind: 'left-out', path };
      return {
        kind: 'whole',
        picture: { path, type, bytes: whole, ...(changedAt === undefined ? {} : { changedAt }) },
      };
    },
    missing() {
      const [first] = pendingByKey.values();
      return first ?? null;
    },
  };
}

function begin(path: string, lineNumber: number, pieces: number): Pending {
  const parts = Array<Uint8Array<ArrayBuffer> | undefined>(pieces).fill(undefined);
  return { path, lineNumber, parts, hash: sha256.create(), hashedCount: 0, missingCount: pieces };
}

function join(parts: readonly (Uint8Array | undefined)[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + (part?.length ?? 0), 0));
  let at = 0;
  for (const part of parts) {
    if (part === undefined) continue;
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function refuse(field: string, why: FileFault): TakenPiece {
  return { kind: 'trouble', trouble: { field, why } };
}

function tooLarge(field: string, why: FileFault): TakenPiece {
  return { kind: 'trouble', trouble: { field, why, isTooLarge: true } };
}
