import * as v from 'valibot';

const ChunkSchema = v.object({
  file: v.string(),
  src: v.optional(v.string()),
  isEntry: v.optional(v.boolean()),
  isDynamicEntry: v.optional(v.boolean()),
  imports: v.optional(v.array(v.string())),
});

/** Vite's `.vite/manifest.json`: source file, or `_name` for a shared chunk, to chunk. */
const ManifestSchema = v.record(v.string(), ChunkSchema);

export type BuildManifest = v.InferOutput<typeof ManifestSchema>;

export function parseBuildManifest(json: string): BuildManifest {
  return v.parse(ManifestSchema, JSON.parse(json));
}

/** The screen on which the first card is seen, wherever it is loaded from. */
const REVIEW_SCREEN = /\/review[^/]*\.tsx$/;

/** JavaScript files, each once, that have to be there before the first card can be shown. */
export function listChunksUntilFirstCard(manifest: BuildManifest): string[] {
  const roots = Object.keys(manifest).filter((name) => {
    const chunk = manifest[name];
    return chunk?.isEntry || (chunk?.isDynamicEntry && REVIEW_SCREEN.test(chunk.src ?? ''));
  });
  if (roots.length === 0) throw new Error('The build manifest names no entry');
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    manifest[name]?.imports?.forEach(visit);
  };
  roots.forEach(visit);
  return [...seen].flatMap((name) => manifest[name]?.file ?? []).filter((file) => file.endsWith('.js'));
}
