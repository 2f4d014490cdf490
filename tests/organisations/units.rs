use serde_json::{Value, json};
use wenovate::organisations::{self, UnitId};

use super::a_body;
use crate::app::{Member, Organisation, Reply, TestApp, both_databases};

pub fn a_unit(code: &str, supervisor: Option<&str>) -> Value {
    json!({ "code": code, "kind": "directorate", "name_el": format!("Διεύθυνση {code}"), "name_en": "",
        "supervisor_id": supervisor, "status": "active" })
}

async fn enter(admin: &Member, body: &Organisation, code: &str, supervisor: Option<&str>) -> String {
    let path = format!("/organisations/{}/units", body.id);
    admin.post(path, a_unit(code, supervisor)).await.expect(201).id()
}

fn codes(reply: &Reply) -> Vec<String> {
    reply.items().iter().map(|item| item["code"].as_str().unwrap().to_owned()).collect()
}

#[both_databases]
async fn anybody_reads_the_tree_level_by_level(app: TestApp) {
    let (admin, body) = (app.admin().await, app.organisation().await);
    let top = enter(&admin, &body, "10", None).await;
    let middle = enter(&admin, &body, "20", Some(&top)).await;
    enter(&admin, &body, "30", Some(&middle)).await;
    let visitor = app.visitor();
    let path = format!("/organisations/{}/units", body.id);
    let first = visitor.get(&path).await.ok();
    assert_eq!(codes(&first), ["10"]);
    assert_eq!(first.items()[0]["has_units"], true);
    assert_eq!(codes(&visitor.get(format!("{path}?under={middle}")).await.ok()), ["30"]);
    assert_eq!(codes(&visitor.get(format!("{path}?q=διευθυνση%202")).await.ok()), ["20"]);
    assert_eq!(codes(&visitor.get(format!("{path}?q=%25")).await.ok()), ["10", "20", "30"]);
    let shown = visitor.get(format!("/units/{middle}")).await.ok().json();
    assert_eq!(shown["supervisors"][0]["id"], json!(top));
    assert_eq!(shown["abilities"]["can_revise"], false);
    assert_eq!(app.audit().await, ["units.created", "units.created", "units.created"]);
}

#[both_databases]
async fn a_unit_never_comes_under_itself(app: TestApp) {
    let (admin, body) = (app.admin().await, app.organisation().await);
    let top = enter(&admin, &body, "10", None).await;
    let middle = enter(&admin, &body, "20", Some(&top)).await;
    let below = enter(&admin, &body, "30", Some(&middle)).await;
    let path = format!("/units/{top}");
    for supervisor in [&below, &top] {
        let refused = admin.if_match("\"1\"").put(&path, a_unit("10", Some(supervisor))).await;
        assert_eq!(refused.problem(), "422 validation /supervisor_id circle");
    }
    let moved = admin.if_match("\"1\"").put(format!("/units/{below}"), a_unit("30", Some(&top))).await.ok();
    assert_eq!(moved.json()["supervisors"][0]["id"], json!(top));
    let foundation = app.foundation();
    let id = |text: &str| UnitId(text.parse().unwrap());
    assert_eq!(organisations::supervisors_of(&*foundation.db, id(&middle)).await.unwrap(), [id(&top)]);
    let stale = admin.if_match("\"1\"").put(format!("/units/{below}"), a_unit("30", None)).await;
    assert_eq!(stale.problem(), "412 stale");
}

#[both_databases]
async fn a_unit_reports_within_its_body_and_has_a_code_of_its_own(app: TestApp) {
    let admin = app.admin().await;
    let (body, other) = (app.organisation().await, app.organisation().await);
    let foreign = enter(&admin, &other, "10", None).await;
    let path = format!("/organisations/{}/units", body.id);
    let refused = admin.post(&path, a_unit("10", Some(&foreign))).await;
    assert_eq!(refused.problem(), "422 validation /supervisor_id unknown_reference");
    enter(&admin, &body, "10", None).await;
    assert_eq!(admin.post(&path, a_unit("10", None)).await.problem(), "422 validation /code code_taken");
    let member = app.member_of(&body).await;
    assert_eq!(member.post(&path, a_unit("11", None)).await.problem(), "403 forbidden");
    assert_eq!(
        member.if_match("\"1\"").put(format!("/units/{foreign}"), a_unit("10", None)).await.problem(),
        "403 forbidden"
    );
    assert_eq!(app.visitor().get(format!("/units/{}", body.id)).await.problem(), "404 not-found");
}

#[both_databases]
async fn bodies_know_what_they_are_under_and_close_no_circle(app: TestApp) {
    let admin = app.admin().await;
    let ministry = app.organisation().await;
    let created = admin.post("/organisations", with_parent(ministry.id.to_string())).await.expect(201);
    let region = admin.post("/organisations", {
        let mut body = with_parent(created.id());
        body["code"] = json!("BELOW");
        body
    });
    let region = region.await.expect(201);
    let id = |reply: &Reply| organisations::OrganisationId(reply.id().parse().unwrap());
    let db = &*app.foundation().db;
    assert_eq!(organisations::bodies_above(db, id(&region)).await.unwrap(), [id(&created), ministry.id]);
    assert!(organisations::is_under(db, id(&region), ministry.id).await.unwrap());
    assert!(!organisations::is_under(db, ministry.id, id(&region)).await.unwrap());
    assert!(!organisations::is_under(db, ministry.id, ministry.id).await.unwrap());
    let mut form = a_body();
    form["code"] = json!(ministry.code);
    form["parent_id"] = json!(region.id());
    let refused = admin.if_match("\"1\"").put(format!("/organisations/{}", ministry.id), form).await;
    assert_eq!(refused.problem(), "422 validation /parent_id circle");
}

fn with_parent(parent: String) -> Value {
    let mut body = a_body();
    body["parent_id"] = json!(parent);
    body
}

/// Each change alone is harmless; both together would close a circle.
#[both_databases]
async fn two_moves_at_a_time_close_no_circle(app: TestApp) {
    let (admin, body) = (app.admin().await, app.organisation().await);
    let one = enter(&admin, &body, "10", None).await;
    let other = enter(&admin, &body, "20", None).await;
    let put = |id: &str, code: &str, under: &str| {
        let (admin, path, form) =
            (admin.if_match("\"1\""), format!("/units/{id}"), a_unit(code, Some(under)));
        async move { admin.put(path, form).await.status() }
    };
    let (a, b) = tokio::join!(put(&one, "10", &other), put(&other, "20", &one));
    let mut answers = [a, b];
    answers.sort_unstable();
    assert_eq!(answers, [200, 422]);
}
