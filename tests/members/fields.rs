use serde_json::{Value, json};

use super::{STRONG, a_registration, sign_in, with};
use crate::app::{Member, TestApp, both_databases};

/// The ids of the first fields that are offered.
async fn offered(app: &TestApp, count: usize) -> Vec<Value> {
    let list = app.visitor().get("/expertise-fields?retired=false&limit=100").await.ok().items();
    list.iter().take(count).map(|field| field["id"].clone()).collect()
}

fn a_field(code: &str) -> Value {
    json!({ "code": code, "name": { "el": "Ψηφιακή πολιτική", "en": "Digital policy" }, "position": 5, "retired": false })
}

fn profile(expertise: &[Value], interests: &[Value]) -> Value {
    json!({ "given_name": "Μαρία", "family_name": "Παππά", "unit": null, "post": null, "category": "university",
        "expertise": [], "expertise_fields": expertise, "interests": interests, "language": "el",
        "notify_by_mail": false })
}

async fn choose(member: &Member, expertise: &[Value], interests: &[Value]) -> Value {
    let revised = profile(expertise, interests);
    member.having_read("/me").await.put("/me", revised).await.ok().json()
}

#[both_databases]
async fn a_network_begins_with_a_list_that_administrators_keep(app: TestApp) {
    let admin = app.admin().await;
    assert!(offered(&app, 100).await.len() >= 10, "there is something to begin with");
    let made = admin.post("/expertise-fields", a_field("digital-policy")).await.expect(201);
    let first = app.visitor().get("/expertise-fields?limit=1").await.ok().items();
    assert_eq!(first[0]["code"], "digital-policy", "in the order of the administrators");
    assert_eq!(
        admin.post("/expertise-fields", a_field("digital-policy")).await.problem(),
        "422 validation /code duplicate"
    );
    assert_eq!(admin.post("/expertise-fields", a_field("Όχι")).await.problem(), "422 validation /code code");
    let path = format!("/expertise-fields/{}", made.id());
    let retired = with_retired(a_field("digital-policy"));
    admin.if_match("\"1\"").put(&path, &retired).await.ok();
    assert_eq!(admin.if_match("\"1\"").put(&path, retired).await.problem(), "412 stale");
    let left = app.visitor().get("/expertise-fields?retired=false&limit=1").await.ok().items();
    assert_ne!(left[0]["code"], "digital-policy");
    for person in [app.member().await, app.coordinator().await] {
        assert_eq!(person.post("/expertise-fields", a_field("mine")).await.problem(), "403 forbidden");
    }
}

fn with_retired(mut field: Value) -> Value {
    field["retired"] = json!(true);
    field
}

#[both_databases]
async fn who_registers_chooses_from_it(app: TestApp) {
    let body = app.organisation().domain("ioannina.example").await;
    let fields = offered(&app, 2).await;
    let form = a_registration("eleni@ioannina.example", &body);
    let unknown = with(form.clone(), "interests", json!(["01890a5d-ac96-774b-bcce-b302099a8057"]));
    assert_eq!(
        app.visitor().post("/members", unknown).await.problem(),
        "422 validation /interests unknown_reference"
    );
    let form = with(with(form, "expertise_fields", json!(fields)), "category", json!("technological"));
    app.visitor().post("/members", form).await.expect(202);
    let token = super::verification_token(&app, "eleni@ioannina.example").await;
    app.visitor().post("/members/verify-email", json!({ "token": token })).await.ok();
    let me = sign_in(&app, "eleni@ioannina.example", STRONG).await.get("/me").await.ok().json();
    assert_eq!(me["category"], "technological");
    assert_eq!(me["expertise_fields"].as_array().unwrap().len(), 2);
    assert_eq!(me["interests"], json!([]));
}

#[both_databases]
async fn what_is_retired_stays_with_whoever_has_it_and_comes_to_nobody_else(app: TestApp) {
    let admin = app.admin().await;
    let made = admin.post("/expertise-fields", a_field("digital-policy")).await.expect(201);
    let id = json!(made.id());
    let (member, other) = (app.member().await, app.member().await);
    choose(&member, std::slice::from_ref(&id), &[]).await;
    let path = format!("/expertise-fields/{}", made.id());
    admin.if_match("\"1\"").put(path, with_retired(a_field("digital-policy"))).await.ok();
    let me = choose(&member, std::slice::from_ref(&id), &[]).await;
    assert_eq!(me["expertise_fields"][0]["id"], id);
    let refused = other.having_read("/me").await.put("/me", profile(&[], &[id])).await;
    assert_eq!(refused.problem(), "422 validation /interests unknown_reference");
    // What a form leaves out stays as it is.
    let mut short = profile(&[], &[]);
    short.as_object_mut().unwrap().remove("expertise_fields");
    let me = member.having_read("/me").await.put("/me", short).await.ok().json();
    assert_eq!(me["expertise_fields"].as_array().unwrap().len(), 1);
}

#[both_databases]
async fn members_are_found_by_the_fields_that_they_show(app: TestApp) {
    let fields = offered(&app, 3).await;
    let member = app.member().await;
    choose(&member, &fields[..1], &fields[1..2]).await;
    let reader = app.member().await;
    let listed = |expertise: bool, interests: bool| {
        json!({ "listed": true, "shows_organisation": false, "shows_unit": false, "shows_post": false,
            "shows_expertise": expertise, "shows_interests": interests, "shows_email": false })
    };
    let count = async |query: String| reader.get(format!("/directory?{query}")).await.ok().items().len();
    let by = |kind: &str, field: &Value| format!("{kind}={}", field.as_str().unwrap());
    member.put("/me/directory", listed(true, false)).await.ok();
    assert_eq!(count(by("expertise", &fields[0])).await, 1);
    assert_eq!(count(by("interest", &fields[1])).await, 0, "it is not shown");
    let entry = reader.get("/directory").await.ok().items().remove(0);
    assert_eq!(entry["expertise_fields"][0]["id"], fields[0]);
    assert_eq!(entry["interests"], json!([]));
    member.put("/me/directory", listed(false, true)).await.ok();
    assert_eq!(count(by("expertise", &fields[0])).await, 0);
    assert_eq!(count(by("interest", &fields[1])).await, 1);
    assert_eq!(count(by("interest", &fields[0])).await, 0, "it is an experience, not an interest");
    let admin = app.admin().await;
    let found =
        async |field: &Value| admin.get(format!("/members?{}", by("field", field))).await.ok().items().len();
    assert_eq!((found(&fields[0]).await, found(&fields[1]).await, found(&fields[2]).await), (1, 1, 0));
}
