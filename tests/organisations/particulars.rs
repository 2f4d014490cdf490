use serde_json::{Value, json};

use super::a_body;
use crate::app::{TestApp, both_databases};

fn with(name: &str, value: Value) -> Value {
    let mut body = a_body();
    body["particulars"] = json!({ name: value });
    body
}

#[both_databases]
async fn what_the_national_registry_tells_is_kept_and_shown(app: TestApp) {
    let admin = app.admin().await;
    let told = json!({
        "registry_code": "93152", "legal_form": "ΟΤΑ Α’ βαθμού", "purpose": "Τοπική διοίκηση", "vat_id": "997907709",
        "founded_on": "2011-01-01", "dissolved_on": null, "email": "info@metsovo.gr", "phone": "2656 041207",
        "address": "Μέτσοβο", "postcode": "44200",
    });
    let mut body = a_body();
    body["particulars"] = told.clone();
    body["representatives"] = json!(3);
    let created = admin.post("/organisations", &body).await.expect(201);
    let shown = app.visitor().get(format!("/organisations/{}", created.id())).await.ok().json();
    assert_eq!(shown["particulars"], told);
    assert_eq!(shown["representatives"], 3);
    assert_eq!(app.visitor().get("/organisations?q=93152").await.items().len(), 1);
    body["code"] = json!("ANOTHER");
    let taken = admin.post("/organisations", &body).await;
    assert_eq!(taken.problem(), "422 validation /particulars/registry_code code_taken");
}

#[both_databases]
async fn each_fault_of_the_particulars_is_named(app: TestApp) {
    let admin = app.admin().await;
    let refused =
        async |name: &str, value: Value| admin.post("/organisations", with(name, value)).await.problem();
    assert_eq!(refused("vat_id", json!("12345678x")).await, "422 validation /particulars/vat_id vat_id");
    assert_eq!(refused("email", json!("nobody")).await, "422 validation /particulars/email email");
    assert_eq!(
        refused("founded_on", json!("1.1.2011")).await,
        "422 validation /particulars/founded_on wrong_type"
    );
    let mut backwards = with("founded_on", json!("2011-01-01"));
    backwards["particulars"]["dissolved_on"] = json!("2010-12-31");
    assert_eq!(
        admin.post("/organisations", backwards).await.problem(),
        "422 validation /particulars/dissolved_on window"
    );
    let mut crowd = a_body();
    crowd["representatives"] = json!(0);
    assert_eq!(admin.post("/organisations", crowd).await.problem(), "422 validation /representatives range");
}

#[both_databases]
async fn a_body_is_found_by_a_name_that_it_once_had(app: TestApp) {
    let admin = app.admin().await;
    let created = admin.post("/organisations", a_body()).await.expect(201);
    let mut renamed = a_body();
    renamed["name_el"] = json!("Δήμος Εγνατίας");
    renamed["name_en"] = json!("Municipality of Egnatia");
    renamed["aliases"] = json!("");
    admin.if_match("\"1\"").put(format!("/organisations/{}", created.id()), renamed).await.ok();
    let found = app.visitor().get("/organisations?q=δημος%20μετσοβου").await.ok().items();
    assert_eq!(found[0]["name_el"], "Δήμος Εγνατίας");
}

#[both_databases]
async fn regions_are_a_list_and_a_part_of_the_country_holds_its_own(app: TestApp) {
    let regions = app.visitor().get("/regions").await.ok().items();
    assert!(regions.iter().any(|region| region["code"] == "EL54" && region["name_en"] == "Epirus"));
    let admin = app.admin().await;
    admin.post("/organisations", a_body()).await.expect(201);
    let of = async |region: &str| {
        app.visitor().get(format!("/organisations?region={region}")).await.ok().items().len()
    };
    assert_eq!(
        (of("EL54").await, of("EL5").await, of("EL3").await, of("EL9").await, of("EL").await),
        (1, 1, 1, 0, 0)
    );
}
