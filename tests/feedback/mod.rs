mod give;
mod read;
