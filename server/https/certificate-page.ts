import type { FastifyInstance } from 'fastify';
import { problem } from '../http/problem.ts';
import { findAuthority } from './certificates.ts';

const FILE = '/visit/certificate/shouwang.crt';

/** `/visit/certificate`: how to trust the local authority, and its certificate. Answered to everybody: it holds no secret. */
export function serveCertificatePage(app: FastifyInstance, dataDir: string): void {
  app.get('/visit/certificate', { schema: { hide: true } }, async (_request, reply) => {
    const authority = await findAuthority(dataDir);
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(pageWith(authority?.fingerprint));
  });
  app.get(FILE, { schema: { hide: true } }, async (_request, reply) => {
    const authority = await findAuthority(dataDir);
    if (!authority) throw problem('notFound');
    return reply
      .type('application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="shouwang.crt"')
      .send(authority.certificate);
  });
}

/** The steps as the systems name them; the fingerprint is compared with the one that the operator reads out. */
function pageWith(fingerprint: string | undefined): string {
  const body =
    fingerprint === undefined
      ? '<p>这台服务器没有用本地证书，不用安装。打不开入户页面时，请找管理员。</p>'
      : stepsWith(fingerprint);
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>安装证书 · 守望</title>
<style>body{font:16px/1.7 system-ui,sans-serif;max-width:40em;margin:0 auto;padding:1em;color:#1f2328;background:#fafaf7}
a.get{display:inline-block;padding:.6em 1.2em;background:#1f6b4f;color:#fff;text-decoration:none;border-radius:4px}
code{word-break:break-all}</style></head><body><h1>安装证书</h1>${body}</body></html>`;
}

function stepsWith(fingerprint: string): string {
  return `<p>手机只有通过加密地址（https）才能离线填表。证书由本单位的服务器自己签发，每台手机装一次。</p>
<p><a class="get" href="${FILE}">下载证书</a></p>
<h2>装之前先核对</h2>
<p>证书指纹（SHA-256）应与管理员告诉您的一样，不一样就不要装：</p><p><code>${fingerprint}</code></p>
<h2>安卓手机</h2><ol><li>点“下载证书”。</li><li>打开 设置 → 安全 → 加密与凭据 → 安装证书 → CA 证书（各品牌叫法略有不同，
可在设置里搜“证书”）。</li><li>选刚下载的 shouwang.crt，看到提示后选“仍然安装”。</li></ol>
<h2>苹果手机</h2><ol><li>用 Safari 打开本页，点“下载证书”，选“允许”。</li><li>打开 设置 → 已下载描述文件 → 安装。</li>
<li>打开 设置 → 通用 → 关于本机 → 证书信任设置，把“守望 Shouwang”打开。</li></ol>
<h2>Windows 电脑</h2><ol><li>点“下载证书”，双击 shouwang.crt → 安装证书 → 本地计算机。</li>
<li>选“将所有的证书都放入下列存储” → 浏览 → 受信任的根证书颁发机构 → 完成。</li><li>重新打开浏览器。</li></ol>
<p>装好后，用 https 开头的地址打开入户页面，地址栏不再提示不安全，就可以“添加到主屏幕”。</p>`;
}
