//! The pages that are built into the program: what is kept, what is asked for again, what is compressed already.

use reqwest::Method;

use crate::app::{Client, Reply, TestApp, both_databases};

async fn fetch(client: &Client, address: &str) -> Reply {
    client.send(client.request(Method::GET, address)).await
}

/// The page of the app and an asset that it names; nothing where the pages were not built.
async fn built(visitor: &Client) -> Option<(Reply, String)> {
    let page = fetch(visitor, "/").await;
    if page.status() == 404 {
        return None;
    }
    let text = page.text();
    let script = text.split("src=\"").skip(1).find(|rest| rest.starts_with("/assets/"))?;
    let script = script.split('"').next()?.to_owned();
    Some((page, script))
}

#[both_databases]
async fn assets_are_for_ever_and_the_page_is_asked_for_again(app: TestApp) {
    let visitor = app.visitor();
    let Some((page, script)) = built(&visitor).await else { return };
    assert_eq!(page.header("cache-control"), "no-cache");
    assert!(script.starts_with("/assets/"), "{script}");
    let asset = fetch(&visitor, &script).await.expect(200);
    assert_eq!(asset.header("cache-control"), "public, max-age=31536000, immutable");
    for (address, reply) in [("/", &page), (script.as_str(), &asset)] {
        fetch(&visitor.with("If-None-Match", reply.etag()), address).await.expect(304);
    }
    for address in
        ["/assets/gone-1234.js", "/assets/", "/gone.png", &format!("{script}.br"), "/index.html.br"]
    {
        assert_eq!(fetch(&visitor, address).await.problem(), "404 not-found", "{address}");
    }
    let route = fetch(&visitor, "/library/anything").await.expect(200);
    assert_eq!(route.text(), page.text(), "addresses of the app are its page");
}

#[both_databases]
async fn assets_are_sent_as_they_were_compressed(app: TestApp) {
    let visitor = app.visitor();
    let Some((_, script)) = built(&visitor).await else { return };
    let plain = fetch(&visitor.with("Accept-Encoding", "identity"), &script).await.expect(200);
    let small = fetch(&visitor.with("Accept-Encoding", "gzip, deflate, br"), &script).await.expect(200);
    assert_eq!((plain.header("content-encoding"), small.header("content-encoding")), ("", "br"));
    assert!(
        small.bytes().len() * 2 < plain.bytes().len(),
        "{} of {}",
        small.bytes().len(),
        plain.bytes().len()
    );
    assert_eq!(small.header("content-type"), plain.header("content-type"));
    assert_ne!(small.etag(), plain.etag());
    assert!(small.header("vary").to_lowercase().contains("accept-encoding"));
    let refused = fetch(&visitor.with("Accept-Encoding", "br;q=0"), &script).await.expect(200);
    assert_eq!(refused.header("content-encoding"), "");
}

#[both_databases]
async fn the_pages_load_nothing_inline_and_nothing_foreign(app: TestApp) {
    let visitor = app.visitor();
    let Some((page, _)) = built(&visitor).await else { return };
    let policy = page.header("content-security-policy");
    for part in [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
}

#[both_databases]
async fn answers_are_compressed_for_whoever_takes_it(app: TestApp) {
    let visitor = app.visitor();
    for encoding in ["gzip", "br"] {
        let reply = fetch(&visitor.with("Accept-Encoding", encoding), "/docs/openapi.json").await.expect(200);
        assert_eq!(reply.header("content-encoding"), encoding);
    }
}
