//! Import of members from a file: its columns are mapped, every row is judged before anything is written, and then a job
//! writes the profiles. Whoever they belong to claims them by an invitation.

mod apply;
mod bodies;
mod check;
mod discard;
mod encoding;
mod fields;
mod judge;
mod list;
mod map_columns;
mod purge;
mod rows;
mod show;
mod start;
mod table;
mod upload;
mod view;

use utoipa_actix_web::service_config::ServiceConfig;

pub use apply::ApplyImport;
pub use check::CheckImport;
pub use purge::PurgeImports;

/// Rows of a file.
pub const MOST_ROWS: usize = 5_000;
/// Columns of a file.
const MOST_COLUMNS: usize = 40;
/// Characters of a cell.
const MOST_LETTERS: usize = 500;
/// Rows that are written in one go.
const BATCH: usize = 200;

pub fn routes(config: &mut ServiceConfig) {
    config
        .service(upload::create_member_import)
        .service(list::list_member_imports)
        .service(show::show_member_import)
        .service(rows::list_member_import_rows)
        .service(map_columns::map_member_import)
        .service(start::apply_member_import)
        .service(discard::discard_member_import);
}
