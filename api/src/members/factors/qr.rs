//! The picture that an authenticator app reads.

use qrcode::{EcLevel, QrCode, render::svg};

use crate::platform::problem::{Problem, Result};

/// A QR code as SVG, with the quiet zone that readers need.
///
/// # Errors
/// When the text is too long for one.
pub fn svg_of(text: &str) -> Result<String> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(Problem::internal)?;
    let picture = code.render::<svg::Color>().module_dimensions(4, 4).quiet_zone(true).build();
    // Without the XML declaration it can stand in a page.
    Ok(picture.split_once("?>").map_or_else(|| picture.clone(), |(_, svg)| svg.to_owned()))
}
