use serde_json::json;

use crate::app::{TestApp, both_databases};

#[both_databases]
async fn a_domain_belongs_to_one_body(app: TestApp) {
    let admin = app.admin().await;
    let (one, other) = (app.organisation().await, app.organisation().await);
    let domains = |id| format!("/organisations/{id}/domains");
    let added = admin.post(domains(one.id), json!({ "domain": "Metsovo.GR" })).await.expect(201);
    assert_eq!(added.json()["domains"], json!([one.domain, "metsovo.gr"]));
    admin.post(domains(one.id), json!({ "domain": "metsovo.gr" })).await.expect(201);
    let refused = admin.post(domains(other.id), json!({ "domain": "metsovo.gr" })).await;
    assert_eq!(refused.problem(), "422 validation /domain domain_taken");
    let removed = format!("/organisations/{}/domains/metsovo.gr", one.id);
    assert_eq!(
        admin.delete(format!("/organisations/{}/domains/metsovo.gr", other.id)).await.problem(),
        "404 not-found"
    );
    admin.delete(&removed).await.expect(204);
    admin.delete(&removed).await.expect(404);
    admin.post(domains(other.id), json!({ "domain": "metsovo.gr" })).await.expect(201);
}

#[both_databases]
async fn free_mail_and_shared_domains_are_nobodys(app: TestApp) {
    let admin = app.admin().await;
    let path = format!("/organisations/{}/domains", app.organisation().await.id);
    for domain in ["gmail.com", "gov.gr", "sch.gr", "ioannina", "a b.gr"] {
        let refused = admin.post(&path, json!({ "domain": domain })).await;
        assert_eq!(refused.problem(), "422 validation /domain domain", "{domain}");
    }
}

#[both_databases]
async fn only_admins_add_and_remove_domains(app: TestApp) {
    let body = app.organisation().await;
    let path = format!("/organisations/{}/domains", body.id);
    let member = app.member_of(&body).await;
    assert_eq!(member.post(&path, json!({ "domain": "metsovo.gr" })).await.problem(), "403 forbidden");
    assert_eq!(member.delete(format!("{path}/{}", body.domain)).await.problem(), "403 forbidden");
    assert_eq!(
        app.visitor().post(&path, json!({ "domain": "metsovo.gr" })).await.problem(),
        "401 unauthenticated"
    );
    assert!(app.audit().await.is_empty());
}
