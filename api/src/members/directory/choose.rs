use actix_web::{put, web};
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, sea_query::OnConflict};
use serde_json::json;

use super::{
    super::{
        entity::{MemberId, directory_entry, member},
        policy::ReadDirectory,
    },
    index::{DIRECTORY, sort_name, write_words},
    show_choice::DirectoryChoice,
};
use crate::platform::{
    audit::did,
    auth::Auth,
    db::Db,
    json::Json,
    problem::{Problem, Result},
    search,
};

/// Choose what the directory says of me.
///
/// Whoever is not listed is not found there at all; a detail that is not shown is not searched either.
#[utoipa::path(tag = "members", responses((status = OK, description = "My choice", body = DirectoryChoice)))]
#[put("/me/directory")]
pub async fn choose_my_directory_entry(
    person: Auth<ReadDirectory>,
    db: web::Data<Db>,
    Json(form): Json<DirectoryChoice>,
) -> Result<Json<DirectoryChoice>> {
    let id = MemberId(person.member_id);
    let tx = db.begin(&person).await?;
    let member = member::Entity::find_by_id(id).one(&*tx).await?.ok_or_else(Problem::not_found)?;
    if form.listed {
        let row = directory_entry::Model {
            member_id: id,
            sort_name: sort_name(&member),
            organisation_id: member.organisation_id.filter(|_| form.shows_organisation),
            shows_organisation: form.shows_organisation,
            shows_unit: form.shows_unit,
            shows_post: form.shows_post,
            shows_expertise: form.shows_expertise,
            shows_interests: form.shows_interests,
            shows_email: form.shows_email,
        };
        let again = OnConflict::column(directory_entry::Column::MemberId)
            .update_columns([
                directory_entry::Column::SortName,
                directory_entry::Column::OrganisationId,
                directory_entry::Column::ShowsOrganisation,
                directory_entry::Column::ShowsUnit,
                directory_entry::Column::ShowsPost,
                directory_entry::Column::ShowsExpertise,
                directory_entry::Column::ShowsInterests,
                directory_entry::Column::ShowsEmail,
            ])
            .to_owned();
        let written = directory_entry::Entity::insert(row.clone().into_active_model().reset_all());
        written.on_conflict(again).exec_without_returning(&*tx).await?;
        write_words(&tx, &member, &row).await?;
    } else {
        directory_entry::Entity::delete_by_id(id).exec(&*tx).await?;
        search::remove(&tx, DIRECTORY, id).await?;
    }
    let choice = if form.listed { form } else { DirectoryChoice::default() };
    tx.commit(did("members.directory_chosen", "member", id).to(json!({ "listed": form.listed }))).await?;
    Ok(Json(choice))
}
