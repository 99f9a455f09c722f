import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { ensureChromium } from '../chromium.mjs'
import { root } from '../run.mjs'
import { icns } from './icns.mjs'
import { ico } from './ico.mjs'

const out = join(root, 'build/icons')
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const windowsSizes = [16, 20, 24, 32, 40, 48, 64, 128, 256]
const macSizes = [16, 32, 64, 128, 256, 512, 1024]
const macShare = 824 / 1024

const svg = readFileSync(join(root, 'renderer/public/icon.svg'), 'utf8')
const browser = await chromium.launch({ executablePath: await ensureChromium(), args: ['--no-sandbox', '--disable-gpu'] })
const page = await browser.newPage()

/** A PNG of the icon, `share` of its width drawn and the rest left clear around it. */
const draw = async (size, share = 1) => {
  const side = size * share
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<style>body{margin:0;width:${size}px;height:${size}px;display:grid;place-items:center}svg{width:${side}px;height:${side}px}</style>${svg}`,
  )
  return page.screenshot({ omitBackground: true, clip: { x: 0, y: 0, width: size, height: size } })
}

const drawAll = async (sizes, share) => {
  const images = []
  for (const size of sizes) images.push({ size, png: await draw(size, share) })
  return images
}

mkdirSync(join(out, 'png'), { recursive: true })
for (const { size, png } of await drawAll(linuxSizes)) writeFileSync(join(out, 'png', `${size}x${size}.png`), png)
writeFileSync(join(out, 'icon.ico'), ico(await drawAll(windowsSizes)))
writeFileSync(join(out, 'icon.icns'), icns(await drawAll(macSizes, macShare)))
await browser.close()
