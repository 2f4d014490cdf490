use serde_json::{Value, json};
use wenovate::organisations::imports;

use super::a_body;
use crate::app::{Client, Member, Reply, TestApp, both_databases};

/// A registry of a ministry, a municipality under it, and the municipality's units.
fn registry() -> Value {
    json!({
        "dictionaries": {
            "OrganizationTypes": [{ "id": 1, "description": "ΥΠΟΥΡΓΕΙΟ" }, { "id": 5, "description": "ΔΗΜΟΣ" }],
            "UnitTypes": [{ "id": 4, "description": "ΔΙΕΥΘΥΝΣΗ" }, { "id": 2, "description": "ΤΜΗΜΑ" }],
            "Cities": [{ "id": 20, "description": "ΜΕΤΣΟΒΟΥ", "parentId": 21 },
                       { "id": 21, "description": "ΠΕΡΙΦΕΡΕΙΑ ΗΠΕΙΡΟΥ" }],
        },
        "organizations": [
            { "code": "100", "preferredLabel": "Υπουργείο Δοκιμών", "organizationType": 1, "status": "Active" },
            { "code": "200", "preferredLabel": "Δήμος Μετσόβου", "organizationType": 5, "subOrganizationOf": "100",
              "alternativeLabels": ["ΔΗΜ.ΜΕΤΣ."], "spatial": [{ "countryId": 1, "cityId": 20 }], "vatId": "997907709",
              "status": "Active", "contactPoint": { "email": "info@metsovo.gr", "telephone": "2656041207" },
              "mainAddress": { "fullAddress": "Μέτσοβο", "postCode": "44200" }, "foundationDate": "2011-01-01" },
        ],
        "organizational-units": [
            { "code": "11", "organizationCode": "200", "supervisorUnitCode": "10", "unitType": 2,
              "preferredLabel": "Τμήμα Ταμείου" },
            { "code": "10", "organizationCode": "200", "unitType": 4, "preferredLabel": "Διεύθυνση Οικονομικών" },
        ],
    })
}

async fn brought(app: &TestApp, admin: &Member, registry: &Value, complete: bool) -> Value {
    let begun =
        admin.post("/registry-imports", json!({ "source": "file", "complete": complete })).await.expect(201);
    let path = format!("/registry-imports/{}", begun.id());
    let bytes = serde_json::to_vec(registry).unwrap();
    admin
        .if_match("\"1\"")
        .upload(format!("{path}/file"), "registry.json", "application/json", bytes)
        .await
        .ok();
    app.drain_jobs().await;
    admin.get(&path).await.ok().json()
}

async fn apply(app: &TestApp, admin: &Member, import: &Value) -> Value {
    let path = format!("/registry-imports/{}", import["id"].as_str().unwrap());
    admin.if_match(tag(import)).post(format!("{path}/apply"), ()).await.ok();
    app.drain_jobs().await;
    admin.get(&path).await.ok().json()
}

fn tag(import: &Value) -> String {
    format!("\"{}\"", import["revision"])
}

async fn changes(client: &Client, import: &Value, query: &str) -> Vec<Value> {
    client
        .get(format!("/registry-imports/{}/changes?limit=100{query}", import["id"].as_str().unwrap()))
        .await
        .ok()
        .items()
}

async fn body(app: &TestApp, code: &str) -> Value {
    app.visitor().get(format!("/organisations?q={code}")).await.ok().items().remove(0)
}

#[both_databases]
async fn nothing_changes_before_the_differences_are_applied(app: TestApp) {
    let admin = app.admin().await;
    let import = brought(&app, &admin, &registry(), false).await;
    assert_eq!(import["status"], "ready", "{import}");
    assert_eq!(import["counts"]["changes"], json!({ "new_body": 2, "new_unit": 2 }));
    assert_eq!(app.visitor().get("/organisations?q=μετσοβο").await.ok().items().len(), 0);
    let new = changes(&admin, &import, "&thing=body&action=new").await;
    assert_eq!(new[1]["fields"]["email"], json!([null, "info@metsovo.gr"]));
    assert_eq!(new[1]["fields"]["parent"], json!([null, "Υπουργείο Δοκιμών"]));
    let applied = apply(&app, &admin, &import).await;
    assert_eq!(applied["status"], "applied", "{applied}");
    let shown = body(&app, "μετσοβου").await;
    assert_eq!(shown["kind"], "municipality");
    assert_eq!(shown["region"], "EL54");
    assert_eq!(shown["particulars"]["registry_code"], "200");
    assert_eq!(shown["particulars"]["founded_on"], "2011-01-01");
    assert_eq!(shown["parent"]["name_el"], "Υπουργείο Δοκιμών");
    let units = format!("/organisations/{}/units", shown["id"].as_str().unwrap());
    let top = app.visitor().get(&units).await.ok().items();
    assert_eq!((top.len(), &top[0]["code"], &top[0]["kind"]), (1, &json!("10"), &json!("directorate")));
    let below =
        app.visitor().get(format!("{units}?under={}", top[0]["id"].as_str().unwrap())).await.ok().items();
    assert_eq!(below[0]["name_el"], "Τμήμα Ταμείου");
    let log =
        admin.get(format!("/organisations/{}/changes", shown["id"].as_str().unwrap())).await.ok().items();
    assert_eq!(log.len(), 3);
    assert!(app.audit().await.contains(&"registry.imported".to_owned()));
}

#[both_databases]
async fn a_second_import_shows_what_differs_field_by_field(app: TestApp) {
    let admin = app.admin().await;
    let first = brought(&app, &admin, &registry(), true).await;
    apply(&app, &admin, &first).await;
    assert_eq!(
        brought(&app, &admin, &registry(), true).await["counts"]["changes"],
        json!({}),
        "twice is once"
    );
    let mut later = registry();
    later["organizations"][1]["preferredLabel"] = json!("Δήμος Μετσόβου και Εγνατίας");
    later["organizations"][1]["subOrganizationOf"] = json!(null);
    later["organizational-units"][0]["supervisorUnitCode"] = json!(null);
    later["organizational-units"].as_array_mut().unwrap().remove(1);
    let import = brought(&app, &admin, &later, true).await;
    assert_eq!(
        import["counts"]["changes"],
        json!({ "closed_unit": 1, "moved_body": 1, "moved_unit": 1 }),
        "{import}"
    );
    let moved = changes(&admin, &import, "&action=moved&thing=body").await;
    assert_eq!(moved[0]["fields"]["name_el"], json!(["Δήμος Μετσόβου", "Δήμος Μετσόβου και Εγνατίας"]));
    assert_eq!(apply(&app, &admin, &import).await["status"], "applied");
    let shown = body(&app, "εγνατιας").await;
    assert_eq!((&shown["parent"], &shown["revision"]), (&Value::Null, &json!(2)));
    let page =
        app.visitor().get(format!("/insights/organisations/{}", shown["code"].as_str().unwrap())).await;
    assert_eq!(page.ok().json()["former_names"][0]["name_el"], "Δήμος Μετσόβου");
    let units = format!("/organisations/{}/units", shown["id"].as_str().unwrap());
    let top = app.visitor().get(&units).await.ok().items();
    let status = |code: &str| top.iter().find(|unit| unit["code"] == code).unwrap()["status"].clone();
    assert_eq!((status("10"), status("11")), (json!("closed"), json!("active")));
}

#[both_databases]
async fn what_is_missing_is_closed_only_in_a_whole_registry(app: TestApp) {
    let admin = app.admin().await;
    let by_hand = app.organisation().await;
    let first = brought(&app, &admin, &registry(), true).await;
    apply(&app, &admin, &first).await;
    let mut part = registry();
    part["organizations"].as_array_mut().unwrap().remove(0);
    part["organizations"][0]["subOrganizationOf"] = json!("100");
    assert_eq!(brought(&app, &admin, &part, false).await["counts"]["changes"], json!({}));
    let whole = brought(&app, &admin, &part, true).await;
    assert_eq!(
        whole["counts"]["changes"],
        json!({ "closed_body": 1 }),
        "what no import knew is not its business"
    );
    apply(&app, &admin, &whole).await;
    assert_eq!(body(&app, "υπουργειο").await["status"], "closed");
    let untouched = app.visitor().get(format!("/organisations/{}", by_hand.id)).await.ok().json();
    assert_eq!(untouched["revision"], 1);
}

/// The bodies that a network began with are known again by their names.
#[both_databases]
async fn a_body_that_was_entered_by_hand_is_known_by_its_name(app: TestApp) {
    let admin = app.admin().await;
    let entered = admin.post("/organisations", a_body()).await.expect(201);
    let mut came = registry();
    came["organizations"][1]["preferredLabel"] = json!("ΔΗΜΟΣ ΜΕΤΣΟΒΟΥ");
    let import = brought(&app, &admin, &came, false).await;
    assert_eq!(
        import["counts"]["changes"],
        json!({ "moved_body": 1, "new_body": 1, "new_unit": 2 }),
        "{import}"
    );
    apply(&app, &admin, &import).await;
    let shown = app.visitor().get(format!("/organisations/{}", entered.id())).await.ok().json();
    assert_eq!(shown["particulars"]["registry_code"], "200");
    assert_eq!(shown["code"], "D-METSOVOU");
    assert_eq!(shown["name_en"], "Municipality of Metsovo");
}

#[both_databases]
async fn stale_differences_are_not_applied(app: TestApp) {
    let admin = app.admin().await;
    let import = brought(&app, &admin, &registry(), false).await;
    admin.post("/organisations", a_body()).await.expect(201);
    let path = format!("/registry-imports/{}", import["id"].as_str().unwrap());
    let refused = admin.if_match(tag(&import)).post(format!("{path}/apply"), ()).await;
    assert_eq!(refused.problem(), "409 registry-changed");
    // And when it changes between the approval and the job.
    let import = brought(&app, &admin, &registry(), false).await;
    let path = format!("/registry-imports/{}", import["id"].as_str().unwrap());
    admin.if_match(tag(&import)).post(format!("{path}/apply"), ()).await.ok();
    let mut another = a_body();
    another["code"] = json!("ANOTHER");
    admin.post("/organisations", another).await.expect(201);
    app.drain_jobs().await;
    let stale = admin.get(&path).await.ok().json();
    assert_eq!(stale["status"], "stale");
    assert_eq!(app.visitor().get("/organisations?q=υπουργειο").await.ok().items().len(), 0);
    let applied_again = admin.if_match(tag(&stale)).post(format!("{path}/apply"), ()).await;
    assert_eq!(applied_again.problem(), "409 import-state");
    admin.if_match(tag(&stale)).delete(&path).await.expect(204);
    assert_eq!(admin.get(&path).await.problem(), "404 not-found");
}

#[both_databases]
async fn circles_and_orphans_are_told_and_left_out(app: TestApp) {
    let admin = app.admin().await;
    let mut odd = registry();
    odd["organizations"][0]["subOrganizationOf"] = json!("200");
    odd["organizations"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "code": "300", "preferredLabel": "Φορέας Χωρίς Ρίζα",
        "subOrganizationOf": "999" }));
    odd["organizations"].as_array_mut().unwrap().push(json!({ "code": "300", "preferredLabel": "Διπλός" }));
    odd["organizational-units"][1]["supervisorUnitCode"] = json!("11");
    odd["organizational-units"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "code": "12", "organizationCode": "999", "preferredLabel": "Ορφανή μονάδα" }));
    let import = brought(&app, &admin, &odd, true).await;
    let faults = &import["counts"]["faults"];
    assert_eq!(
        (&faults["unknown_parent"], &faults["unknown_body"], &faults["twice"]),
        (&json!(1), &json!(1), &json!(1))
    );
    assert_eq!(faults["circle"], 4, "two bodies and two units");
    assert_eq!(apply(&app, &admin, &import).await["status"], "applied");
}

#[both_databases]
async fn what_is_no_registry_fails_by_name(app: TestApp) {
    let admin = app.admin().await;
    for (name, media_type, bytes, fault) in [
        ("registry.json", "application/json", "{\"organizations\": [", "not_json"),
        ("registry.csv", "text/csv", "a,b\n1,2\n", "no_header"),
    ] {
        let begun = admin.post("/registry-imports", json!({ "source": "file" })).await.expect(201);
        let path = format!("/registry-imports/{}", begun.id());
        admin.if_match("\"1\"").upload(format!("{path}/file"), name, media_type, bytes.into()).await.ok();
        app.drain_jobs().await;
        let failed = admin.get(&path).await.ok().json();
        assert_eq!((&failed["status"], &failed["fault"]), (&json!("failed"), &json!(fault)));
    }
    let begun = admin.post("/registry-imports", json!({ "source": "file" })).await.expect(201);
    let path = format!("/registry-imports/{}/file", begun.id());
    let refused = admin.if_match("\"1\"").upload(&path, "registry.exe", "text/csv", "a".into()).await;
    assert_eq!(refused.problem(), "422 validation /file media_type");
    let from_nowhere = admin.post("/registry-imports", json!({ "source": "registry" })).await;
    assert_eq!(from_nowhere.problem(), "409 no-registry");
}

#[both_databases]
async fn a_table_is_imported_like_a_document(app: TestApp) {
    let admin = app.admin().await;
    let table = "code,organization_code,preferred_label,parent_code,type,region,vat_id,status\n\
                 200,,Δήμος Μετσόβου,,Δήμος,EL54,997907709,Active\n10,200,Διεύθυνση Οικονομικών,,Διεύθυνση,,,Active\n";
    let begun = admin.post("/registry-imports", json!({ "source": "file" })).await.expect(201);
    let path = format!("/registry-imports/{}", begun.id());
    admin
        .if_match("\"1\"")
        .upload(format!("{path}/file"), "registry.csv", "text/csv", table.into())
        .await
        .ok();
    app.drain_jobs().await;
    let import = admin.get(&path).await.ok().json();
    assert_eq!(import["counts"]["changes"], json!({ "new_body": 1, "new_unit": 1 }), "{import}");
    apply(&app, &admin, &import).await;
    assert_eq!(body(&app, "μετσοβου").await["particulars"]["vat_id"], "997907709");
}

#[both_databases]
async fn only_administrators_import(app: TestApp) {
    let import = brought(&app, &app.admin().await, &registry(), false).await;
    let path = format!("/registry-imports/{}", import["id"].as_str().unwrap());
    let refused = |reply: Reply| assert_eq!(reply.problem(), "403 forbidden");
    let coordinator = app.coordinator().await;
    refused(coordinator.post("/registry-imports", json!({ "source": "file" })).await);
    refused(coordinator.get(&path).await);
    refused(coordinator.get(format!("{path}/changes")).await);
    refused(coordinator.if_match(tag(&import)).post(format!("{path}/apply"), ()).await);
    refused(coordinator.if_match(tag(&import)).delete(&path).await);
}

#[both_databases]
async fn the_command_imports_a_file(app: TestApp) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("registry.json");
    std::fs::write(&file, serde_json::to_vec(&registry()).unwrap()).unwrap();
    let db = &app.foundation().db;
    let looked = imports::run(db, &file, true, false).await.unwrap();
    assert!(!looked.applied);
    let done = imports::run(db, &file, true, true).await.unwrap();
    assert!(done.applied);
    assert_eq!(done.counts["changes"]["new_unit"], 2);
    assert_eq!(body(&app, "μετσοβου").await["particulars"]["registry_code"], "200");
}
