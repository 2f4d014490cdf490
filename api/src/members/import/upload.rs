use actix_web::{post, web};
use sea_orm::{ActiveModelTrait, EntityTrait, Set};
use serde_json::json;

use super::{
    super::{
        entity::{
            MemberId,
            member_import::{self, ImportStatus},
            member_import_row::{self, ImportCells, ImportFaults, ImportVerdict},
        },
        policy::Administer,
    },
    BATCH,
    check::CheckImport,
    fields,
    table::{self, Table},
    view::MemberImport,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::{Db, Tx},
    jobs::Job,
    json::Created,
    problem::{Problem, Result},
    storage::TableUpload,
};

/// Import members from a file.
///
/// CSV (UTF-8, UTF-16 with its mark, or Windows-1253; parted by semicolons, commas or tabs) or the first sheet of an XLSX
/// workbook, with headers in the first line, up to 5,000 rows and 5 MB. Formulas are not worked out: a cell is a text. What each column holds is guessed by its header and can be corrected. Nothing is written yet: the rows are
/// judged first.
#[utoipa::path(tag = "members", request_body(content = TableUpload, content_type = "multipart/form-data"),
    responses((status = CREATED, description = "The import", body = MemberImport)))]
#[post("/member-imports")]
pub async fn create_member_import(
    admin: Auth<Administer>,
    db: web::Data<Db>,
    TableUpload(upload): TableUpload,
) -> Result<Created<MemberImport>> {
    let (name, media_type) = (upload.name.clone(), upload.media_type);
    let bytes = upload.bytes().await?;
    // Unpacking takes its time, which no other request should spend waiting.
    let table = web::block(move || table::read(media_type, bytes)).await.map_err(Problem::internal)??;
    let tx = db.begin(&admin).await?;
    let import = write(&tx, MemberId(admin.member_id), name, table).await?;
    CheckImport { import: import.id, revision: import.revision }.enqueue(&tx).await?;
    let event = did("member_imports.created", "member_import", import.id).to(json!({ "rows": import.total }));
    let location = format!("/api/v1/member-imports/{}", import.id);
    tx.commit_answering(event, Created { location, body: MemberImport::from(import) }).await
}

async fn write(tx: &Tx, by: MemberId, file_name: String, table: Table) -> Result<member_import::Model> {
    let total = i32::try_from(table.rows.len()).unwrap_or(i32::MAX);
    let row = member_import::ActiveModel {
        id: Set(tx.new_id()),
        file_name: Set(file_name),
        status: Set(ImportStatus::Checking),
        columns: Set(fields::guess(table.headers)),
        invites: Set(false),
        total: Set(total),
        ready: Set(0),
        applied: Set(0),
        created_by: Set(by),
        revision: Set(1),
        created_at: Set(tx.now()),
    };
    let import = row.insert(&**tx).await?;
    let rows = table.rows.into_iter().map(|(number, cells)| member_import_row::ActiveModel {
        id: Set(tx.new_id()),
        import_id: Set(import.id),
        number: Set(number),
        cells: Set(ImportCells(cells)),
        verdict: Set(ImportVerdict::Faulty),
        faults: Set(ImportFaults::default()),
        email: Set(None),
        organisation_id: Set(None),
        member_id: Set(None),
    });
    let rows: Vec<_> = rows.collect();
    for batch in rows.chunks(BATCH) {
        member_import_row::Entity::insert_many(batch.to_vec()).exec_without_returning(&**tx).await?;
    }
    Ok(import)
}
