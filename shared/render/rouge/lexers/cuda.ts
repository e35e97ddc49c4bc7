import { wordSet } from '../pattern.ts';
import { defineStates } from '../regex-lexer.ts';
import { CPP_WORDS, cppStates } from './cpp.ts';
import type { CWords } from './c.ts';

const WORDS: CWords = {
  ...CPP_WORDS,
  keywords: new Set([
    ...CPP_WORDS.keywords,
    ...wordSet(`
  __global__ __device__ __host__ __noinline__ __forceinline__ __constant__ __shared__ __managed__ __restrict__`),
  ]),
  types: new Set([
    ...CPP_WORDS.types,
    ...wordSet(`
  char1 char2 char3 char4 uchar1 uchar2 uchar3 uchar4 short1 short2 short3 short4 ushort1 ushort2 ushort3 ushort4 int1
  int2 int3 int4 uint1 uint2 uint3 uint4 long1 long2 long3 long4 ulong1 ulong2 ulong3 ulong4 longlong1 longlong2
  longlong3 longlong4 ulonglong1 ulonglong2 ulonglong3 ulonglong4 float1 float2 float3 float4 double1 double2 double3
  double4 dim3`),
  ]),
};

/** CUDA as Rouge's `cuda` takes it apart: C++ with words of its own. */
export const cuda = defineStates(
  () => cppStates(WORDS, () => cuda()),
  scan => scan.push('line'),
);
