use std::io::{Cursor, Write};

use serde_json::{Value, json};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{STRONG, a_registration, sign_in};
use crate::app::{Client, Organisation, Reply, TestApp, both_databases};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn a_file(body: &Organisation) -> String {
    format!(
        "Όνομα;Επώνυμο;E-mail;Φορέας;Θέση;Τηλέφωνο\n\
         Ελένη;Ζαχαράκη;Eleni@import.example;{};Προϊσταμένη;2651\n\
         Νίκος;;nikos@import.example;{};;\n\
         Μαρία;Παππά;eleni@import.example;{};;\n\
         Άννα;Ρίζου;anna@{};;;\n\
         Πέτρος;Λάμπρου;petros@import.example;Άγνωστος φορέας;;\n",
        body.code, body.code, body.name_el, body.domain
    )
}

async fn upload(admin: &Client, name: &str, kind: &str, bytes: Vec<u8>) -> Reply {
    admin.upload("/member-imports", name, kind, bytes).await
}

async fn uploaded(app: &TestApp, admin: &Client, body: &Organisation) -> String {
    let made = upload(admin, "staff.csv", "text/csv", a_file(body).into()).await.expect(201);
    app.drain_jobs().await;
    format!("/member-imports/{}", made.id())
}

fn verdicts(rows: &[Value]) -> Vec<String> {
    rows.iter().map(|row| format!("{} {}", row["number"], row["verdict"].as_str().unwrap())).collect()
}

#[both_databases]
async fn a_file_is_judged_row_by_row_before_anything_is_written(app: TestApp) {
    let body = app.organisation().await;
    let admin = app.admin().await;
    let path = uploaded(&app, &admin, &body).await;
    let import = admin.get(&path).await.ok().json();
    assert_eq!(import["status"], "checked");
    assert_eq!((&import["total"], &import["ready"]), (&json!(5), &json!(2)));
    let fields: Vec<_> =
        import["columns"].as_array().unwrap().iter().map(|column| column["field"].clone()).collect();
    assert_eq!(json!(fields), json!(["given_name", "family_name", "email", "organisation", "post", null]));
    let rows = admin.get(format!("{path}/rows")).await.ok().items();
    assert_eq!(verdicts(&rows), ["2 ready", "3 faulty", "4 duplicate", "5 ready", "6 faulty"]);
    assert_eq!(rows[1]["faults"], json!([{ "field": "family_name", "code": "required" }]));
    assert_eq!(rows[4]["faults"], json!([{ "field": "organisation", "code": "unknown_reference" }]));
    assert_eq!(rows[3]["organisation"]["id"], json!(body.id), "found by the domain");
    let faulty = admin.get(format!("{path}/rows?verdict=faulty&limit=1")).await.ok();
    assert_eq!(verdicts(&faulty.items()), ["3 faulty"]);
    let next =
        admin.get(format!("{path}/rows?verdict=faulty&limit=1&after={}", faulty.text_at("/next"))).await;
    assert_eq!(verdicts(&next.ok().items()), ["6 faulty"]);
    assert!(admin.get("/members?q=ζαχαρακη").await.ok().items().is_empty(), "nothing is written yet");
}

#[both_databases]
async fn columns_are_corrected_by_hand(app: TestApp) {
    let body = app.organisation().await;
    let admin = app.admin().await;
    let path = uploaded(&app, &admin, &body).await;
    let fields = json!({ "fields": ["given_name", "family_name", "email", null, null, null] });
    let twice = json!({ "fields": ["email", "family_name", "email", null, null, null] });
    let read = admin.having_read(&path).await;
    assert_eq!(
        read.put(format!("{path}/columns"), twice).await.problem(),
        "422 validation /fields duplicate"
    );
    assert_eq!(
        read.put(format!("{path}/columns"), json!({ "fields": [] })).await.problem(),
        "422 validation /fields length"
    );
    let mapped = read.put(format!("{path}/columns"), &fields).await.ok().json();
    assert_eq!(mapped["status"], "checking");
    assert_eq!(read.put(format!("{path}/columns"), &fields).await.problem(), "412 stale");
    app.drain_jobs().await;
    let rows = admin.get(format!("{path}/rows?verdict=ready")).await.ok().items();
    assert_eq!(verdicts(&rows), ["5 ready"], "without a body column only the domain tells");
}

#[both_databases]
async fn profiles_are_written_and_claimed_by_invitation(app: TestApp) {
    let body = app.organisation().await;
    let admin = app.admin().await;
    let path = uploaded(&app, &admin, &body).await;
    let apply = json!({ "invites": true });
    let applied = admin.having_read(&path).await.post(format!("{path}/apply"), &apply).await.ok();
    assert_eq!(applied.json()["status"], "applying");
    let mail = app.last_mail("eleni@import.example").await;
    assert_eq!(mail.subject, "Πρόσκληση στη We-novate");
    let done = admin.get(&path).await.ok().json();
    assert_eq!((&done["status"], &done["applied"]), (&json!("applied"), &json!(2)));
    let person = admin.get("/members?status=managed&q=ζαχαρακη").await.ok().items().remove(0);
    assert_eq!(person["post"], "Προϊσταμένη");
    assert_eq!(person["abilities"]["can_invite"], true);
    let credentials = json!({ "email": "eleni@import.example", "password": STRONG });
    assert_eq!(app.visitor().post("/sessions", &credentials).await.problem(), "401 sign-in-failed");

    let token = mail.token("/claim");
    let claim = |password: &str| {
        json!({ "token": token, "password": password, "newsletter": false,
            "consents": { "terms": "2026-11", "privacy": "2026-11" } })
    };
    let weak = app.visitor().post("/members/claim", claim("1234567890")).await;
    assert_eq!(weak.problem(), "422 validation /password password_weak");
    let claimed = app.visitor().post("/members/claim", claim(STRONG)).await.ok();
    assert_eq!(claimed.json()["status"], "active");
    assert_eq!(app.visitor().post("/members/claim", claim(STRONG)).await.problem(), "410 link-expired");
    let me = sign_in(&app, "eleni@import.example", STRONG).await;
    assert_eq!(me.get("/me").await.ok().json()["roles"], json!(["member"]));
    let steps = me.get("/me/standing-changes").await.ok().items();
    assert_eq!((&steps[0]["rule"], &steps[1]["evidence"]), (&json!("claim"), &json!("staff.csv")));
    assert_eq!(admin.delete(&path).await.status(), 204);
    me.get("/me").await.ok();
}

#[both_databases]
async fn an_invitation_takes_the_place_of_the_one_before_and_expires(app: TestApp) {
    let body = app.organisation().await;
    let admin = app.admin().await;
    let path = uploaded(&app, &admin, &body).await;
    admin.having_read(&path).await.post(format!("{path}/apply"), json!({ "invites": false })).await.ok();
    app.drain_jobs().await;
    assert!(app.mailbox("eleni@import.example").await.is_empty());
    let id = super::id_of(&admin, "eleni@import.example").await;
    let person = format!("/members/{id}");
    let invite = async || {
        admin.having_read(&person).await.post(format!("{person}/invite"), ()).await.ok();
        app.last_mail("eleni@import.example").await.token("/claim")
    };
    let (first, second) = (invite().await, invite().await);
    let claim = |token: &str| json!({ "token": token, "password": STRONG, "consents": { "terms": "2026-11", "privacy": "2026-11" } });
    assert_eq!(app.visitor().post("/members/claim", claim(&first)).await.problem(), "410 link-expired");
    // Whoever registers with the address meanwhile is sent the invitation anew.
    app.visitor().post("/members", a_registration("eleni@import.example", &body)).await.expect(202);
    let third = app.last_mail("eleni@import.example").await.token("/claim");
    assert_eq!(app.visitor().post("/members/claim", claim(&second)).await.problem(), "410 link-expired");
    app.advance(wenovate::platform::time::days(14));
    assert_eq!(app.visitor().post("/members/claim", claim(&third)).await.problem(), "410 link-expired");
}

#[both_databases]
async fn a_workbook_is_read_like_a_text(app: TestApp) {
    let body = app.organisation().await;
    let admin = app.admin().await;
    let rows = [
        vec!["First name".to_owned(), "Last name".into(), "Email".into(), "Body".into()],
        vec!["Ελένη".into(), "Ζαχαράκη".into(), "eleni@import.example".into(), body.name_el.clone()],
    ];
    let made = upload(&admin, "staff.xlsx", XLSX, workbook(&rows, "")).await.expect(201);
    app.drain_jobs().await;
    let import = admin.get(format!("/member-imports/{}", made.id())).await.ok().json();
    assert_eq!((&import["total"], &import["ready"]), (&json!(1), &json!(1)));
    // A cell at the far corner does not make a table of that size.
    let far = "<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>x</t></is></c></row>";
    let refused = upload(&admin, "far.xlsx", XLSX, workbook(&rows, far)).await;
    assert_eq!(refused.problem(), "422 validation /file too_many_rows");
    let broken = upload(&admin, "broken.xlsx", XLSX, b"PK\x03\x04 and no more".to_vec()).await;
    assert!(broken.problem().starts_with("422 validation /file"), "{broken:?}");
}

#[both_databases]
async fn a_file_of_an_office_program_is_read_as_it_is(app: TestApp) {
    let body = app.organisation().await;
    let admin = app.admin().await;
    let text = format!(
        "Επώνυμο;Όνομα;E-mail;Φορέας\r\nΆννινου;Ελένη;eleni@import.example;{code}\r\n\
         =1+1;\"@Νίκος\";nikos@import.example;{code}\r\n",
        code = body.code
    );
    let greek = encoding_rs::WINDOWS_1253.encode(&text).0.into_owned();
    let made = upload(&admin, "προσωπικό.csv", "application/vnd.ms-excel", greek).await.expect(201);
    app.drain_jobs().await;
    let path = format!("/member-imports/{}", made.id());
    let rows = admin.get(format!("{path}/rows")).await.ok().items();
    assert_eq!(verdicts(&rows), ["2 ready", "3 ready"]);
    assert_eq!(rows[0]["cells"][0], "Άννινου");
    assert_eq!(rows[1]["cells"], json!(["=1+1", "@Νίκος", "nikos@import.example", body.code]), "texts");
    let picture = upload(&admin, "photo.csv", "text/csv", b"\x89PNG\r\n\x1a\n\0\0".to_vec()).await;
    assert_eq!(picture.problem(), "422 validation /file media_type");
    let noise = upload(&admin, "noise.csv", "text/csv", b"a;b\n\0;c\n".to_vec()).await;
    assert_eq!(noise.problem(), "422 validation /file no_table");
    let large = upload(&admin, "large.csv", "text/csv", vec![b'a'; 5 * 1024 * 1024 + 1]).await;
    assert_eq!(large.status(), 413);
}

#[both_databases]
async fn others_import_nobody(app: TestApp) {
    let body = app.organisation().await;
    let admin = app.admin().await;
    let path = uploaded(&app, &admin, &body).await;
    for person in [app.member().await, app.coordinator().await] {
        let refused = upload(&person, "staff.csv", "text/csv", a_file(&body).into()).await;
        assert_eq!(refused.problem(), "403 forbidden");
        assert_eq!(person.get(format!("{path}/rows")).await.problem(), "403 forbidden");
    }
    let none = upload(&admin, "empty.csv", "text/csv", "name;email\n".into()).await;
    assert_eq!(none.problem(), "422 validation /file required");
    app.advance(wenovate::platform::time::days(31));
    wenovate::platform::jobs::Job::run(&wenovate::members::PurgeImports {}, app.foundation()).await.unwrap();
    assert_eq!(app.admin().await.get(path).await.problem(), "404 not-found");
}

/// The smallest workbook: one sheet, its texts in the cells.
fn workbook(rows: &[Vec<String>], more: &str) -> Vec<u8> {
    let cells = |number: usize, row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, text)| {
            let letter = char::from(b'A' + u8::try_from(column).unwrap());
            format!("<c r=\"{letter}{number}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
        });
        format!("<row r=\"{number}\">{}</row>", cells.collect::<String>())
    };
    let lines: String = rows.iter().enumerate().map(|(index, row)| cells(index + 1, row)).collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let types = "http://schemas.openxmlformats.org/package/2006";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let files = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{types}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{XLSX}.main+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns=\"{types}/relationships\"><Relationship Id=\"r1\" \
                 Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"S\" sheetId=\"1\" \
                 r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns=\"{types}/relationships\"><Relationship Id=\"r1\" \
                 Type=\"{office}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns=\"{main}\"><sheetData>{lines}{more}</sheetData></worksheet>"),
        ),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(name, SimpleFileOptions::default()).unwrap();
        archive.write_all(content.as_bytes()).unwrap();
    }
    archive.finish().unwrap().into_inner()
}
