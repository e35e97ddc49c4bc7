/** A post of about this many bytes: paragraphs, headings, lists, quotes, code, a table and links, in the shares that posts have. */
export function makePost(bytes: number): string {
  const parts: string[] = [FRONT_MATTER];
  let length = FRONT_MATTER.length;
  for (let index = 0; length < bytes; index++) {
    const part = `${block(index)}\n\n`;
    parts.push(part);
    length += part.length;
  }
  return `${parts.join('').trimEnd()}\n`;
}

const FRONT_MATTER = `---
layout: post
title: "The harbour, day by day"
date: 2025-03-02 08:00:00 +0100
author: nadia
categories: [News]
tags: [harbour, storms]
excerpt: "What the boats brought, and what they left."
---

`;

const WORDS =
  'the port authority says that breakwater had reached its end of life and engineers who inspected it last winter asked for four million while the council voted twice on money it does not have yet boats came back in a light wind without ceremony'.split(
    ' ',
  );

function sentence(seed: number, length: number): string {
  const words = Array.from(
    { length },
    (_, index) => WORDS[(seed * 7 + index * 13 + ((seed * index) % 5)) % WORDS.length]!,
  );
  const text = words.join(' ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}

function paragraph(seed: number): string {
  const sentences = Array.from({ length: 3 + (seed % 3) }, (_, index) =>
    sentence(seed + index * 3, 9 + ((seed + index) % 9)),
  );
  return sentences.join(' ').replace('port authority', '**port authority**').replace('last winter', '*last winter*');
}

function block(index: number): string {
  switch (index % 12) {
    case 0:
      return `## ${sentence(index, 5).slice(0, -1)}`;
    case 3:
      return Array.from({ length: 4 }, (_, item) => `- ${sentence(index + item, 8)}`).join('\n');
    case 5:
      return `> ${paragraph(index)}`;
    case 7:
      return `\`\`\`ruby\ndef boats(day)\n  day.boats.select { |boat| boat.length > ${index} }\nend\n\`\`\``;
    case 9:
      return `${paragraph(index)} See [the log](/2025/03/0${(index % 9) + 1}/log/) and \`boats.csv\`.`;
    case 11:
      return `| Day | Boats |\n| --- | ----: |\n| Monday | ${index} |\n| Tuesday | ${index + 1} |`;
    default:
      return paragraph(index);
  }
}
