/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "files.h"

#include <string.h>

#define END "startxref\n9\n%%EOF\n"
#define TREE "1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
#define PAGE TREE "2 0 obj\n<</Type/Page>>\nendobj\n"
#define TRAILER "trailer\n<</Root 1 0 R>>\n"

static GByteArray *
copy (const void *data, gsize size)
{
  return g_byte_array_append (g_byte_array_new (), data, (guint) size);
}

#define COPY(text) copy (text, sizeof text - 1)

static void
add (GByteArray *file, const void *data, gsize size)
{
  g_byte_array_append (file, data, (guint) size);
}

#define ADD(file, text) add (file, text, sizeof text - 1)

static GByteArray *
make_empty (void)
{
  return g_byte_array_new ();
}

static GByteArray *
make_short (void)
{
  return COPY ("%PDF-1.7");
}

static GByteArray *
make_page (void)
{
  return COPY ("<!DOCTYPE html><script>alert (1)</script>");
}

static GByteArray *
make_program (void)
{
  return COPY ("MZ\x90\0\3\0\0\0\4\0\0\0\xff\xff\0\0 This program cannot be run in DOS mode.");
}

static GByteArray *
make_drawing (void)
{
  return COPY ("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"x()\"/>");
}

static GByteArray *
make_archive (void)
{
  return COPY ("PK\3\4\24\0\0\0\0\0facture.pdf%PDF-1.7\nPK\5\6");
}

/* PDF */

static GByteArray *
make_pdf (void)
{
  return COPY ("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" PAGE TRAILER END);
}

static GByteArray *
make_updated_pdf (void)
{
  GByteArray *file = make_pdf ();

  ADD (file, "3 0 obj\n<</Title (%%EOF)>>\nendobj\n" TRAILER END);
  return file;
}

GByteArray *
pf_files_make_pdf (gsize size, const char *text)
{
  GByteArray *file = COPY ("%PDF-1.4\n" PAGE "4 0 obj\n<</Length 1>>\nstream\n");
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) size);

  add (file, text, strlen (text));
  while (file->len < size) {
    guint32 number = g_rand_int (random) | 0x80808080; /* no word in it */

    add (file, &number, sizeof number);
  }
  ADD (file, "\nendstream\nendobj\n" TRAILER END);
  return file;
}

static GByteArray *
make_large_pdf (void)
{
  return pf_files_make_pdf (1024 * 1024, "a page");
}

static GByteArray *
make_script (void)
{
  return COPY ("%PDF-1.4\n" PAGE
               "3 0 obj\n<</S/JavaScript/JS(app.alert(1))>>\nendobj\n" TRAILER END);
}

static GByteArray *
make_spelled_script (void)
{
  return COPY ("%PDF-1.4\n" PAGE "3 0 obj\n<</S/J#61vaScr#69pt/JS(x)>>\nendobj\n" TRAILER END);
}

static GByteArray *
make_launch (void)
{
  return COPY ("%PDF-1.4\n" PAGE "3 0 obj\n<</S /Launch /F(cmd.exe)>>\nendobj\n" TRAILER END);
}

static GByteArray *
make_carrier (void)
{
  return COPY ("%PDF-1.4\n" PAGE "3 0 obj\n<</Type/EmbeddedFile/Length 2>>\nstream\nMZ\nendstream\n"
               "endobj\n" TRAILER END);
}

static GByteArray *
make_protected (void)
{
  return COPY ("%PDF-1.4\n" PAGE "trailer\n<</Root 1 0 R/Encrypt 5 0 R>>\n" END);
}

static GByteArray *
make_pdf_archive (void)
{
  GByteArray *file = make_pdf ();

  ADD (file, "PK\3\4\24\0\0\0\0\0a.exe%%EOF\n");
  return file;
}

static GByteArray *
make_pdf_without_end (void)
{
  return COPY ("%PDF-1.4\n" PAGE TRAILER "startxref\n9\n");
}

static GByteArray *
make_late_pdf (void)
{
  return COPY ("<html></html>%PDF-1.4\n" PAGE TRAILER END);
}

static GByteArray *
make_pdf_without_page (void)
{
  return COPY ("%PDF-1.4\n" TREE
               "2 0 obj\n<</Type/Pages/Kids[]/Count 0/MediaBox[0 0 9 9]>>\nendobj\n" TRAILER END);
}

/* Readers make a page of it. */
static GByteArray *
make_untyped_page (void)
{
  return COPY ("%PDF-1.4\n" TREE "2 0 obj\n<</Kids[3 0 R]/Count 1>>\nendobj\n"
               "3 0 obj\n<</MediaBox[0 0 9 9]/Contents 4 0 R>>\nendobj\n" TRAILER END);
}

/* An object stream of @text, which its dictionary tells in full or as little as readers need. */
static GByteArray *
make_objects (const void *text, gsize size, const char *dictionary)
{
  GByteArray *file = COPY ("%PDF-1.5\n" TREE "3 0 obj\n<<");
  g_autoptr (GZlibCompressor) zlib = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 9);
  g_autofree guint8 *packed = g_malloc (size + 1024);
  gsize n_read, n_packed;

  g_converter_convert (G_CONVERTER (zlib),
                       text,
                       size,
                       packed,
                       size + 1024,
                       G_CONVERTER_INPUT_AT_END,
                       &n_read,
                       &n_packed,
                       NULL);
  add (file, dictionary, strlen (dictionary));
  ADD (file, ">>stream\r\n");
  add (file, packed, n_packed);
  ADD (file, "\nendstream\nendobj\n" END);
  return file;
}

#define SAYS_OBJECTS "/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length 60"
#define MAKE_OBJECTS(text, dictionary) make_objects (text, sizeof text - 1, dictionary)

static GByteArray *
make_packed_pdf (void)
{
  return MAKE_OBJECTS ("7 0 <</Type/Page/Parent 2 0 R>>", SAYS_OBJECTS);
}

static GByteArray *
make_packed_pdf_without_page (void)
{
  return MAKE_OBJECTS ("7 0 <</Type/Pages/Kids[]/Count 0/PageMode/UseNone>>", SAYS_OBJECTS);
}

static GByteArray *
make_packed_script (void)
{
  return MAKE_OBJECTS ("7 0 <</JS(x)/S/JavaScript", SAYS_OBJECTS);
}

static GByteArray *
make_silent_script (void)
{
  return MAKE_OBJECTS ("7 0 <</JS(x)/S/JavaScript>>", "/First 4(stream )/N 1/Filter/FlateDecode");
}

static GByteArray *
make_oddly_packed_script (void)
{
  return MAKE_OBJECTS ("7 0 <<>>", "/Type/ObjStm/N 1/First 4/Filter[/A85/FlateDecode]");
}

/* 80 MB of blanks in 80 KB. */
static GByteArray *
make_bomb (void)
{
  gsize size = 80 * 1000 * 1000;
  g_autofree char *blanks = g_strnfill (size, ' ');

  return make_objects (blanks, size, SAYS_OBJECTS);
}

/* JPEG */

#define JPEG_START "\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0"
#define JPEG_FRAME(size) "\xff\xc0\0\x0b\x08" size "\1\1\x11\0"
#define JPEG_SCAN "\xff\xda\0\x08\1\1\0\0\x3f\0\x12\xff\0\x34\xff\xd0\x56"
#define JPEG_SMALL JPEG_START JPEG_FRAME ("\0\x10\0\x10") JPEG_SCAN "\xff\xd9"

static GByteArray *
make_jpeg (void)
{
  return COPY (JPEG_SMALL);
}

static GByteArray *
make_telephone_jpeg (void)
{
  return COPY (JPEG_SMALL "\0\0\1\x0aSamsung notes SEFH SEFT");
}

static GByteArray *
make_double_jpeg (void)
{
  return COPY (JPEG_SMALL "\xff\xd8\xff\xe1 another");
}

static GByteArray *
make_jpeg_archive (void)
{
  return COPY (JPEG_SMALL "PK\3\4\24\0\0\0\0\0a.jar");
}

static GByteArray *
make_jpeg_page (void)
{
  return COPY (JPEG_SMALL "<script>alert (1)</script>");
}

static GByteArray *
make_cut_jpeg (void)
{
  return COPY (JPEG_START JPEG_FRAME ("\0\x10\0\x10") JPEG_SCAN);
}

static GByteArray *
make_huge_jpeg (void)
{
  return COPY (JPEG_START JPEG_FRAME ("\xff\xff\xff\xff") JPEG_SCAN "\xff\xd9");
}

static GByteArray *
make_jpeg_without_picture (void)
{
  return COPY (JPEG_START "\xff\xd9 nothing to see");
}

/* PNG */

#define PNG_START "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
#define PNG_REST "\x08\2\0\0\0\0\0\0\0"
#define PNG_DATA "\0\0\0\4IDAT\1\2\3\4\0\0\0\0"
#define PNG_END "\0\0\0\0IEND\xae\x42\x60\x82"

static GByteArray *
make_png (void)
{
  return COPY (PNG_START "\0\0\0\x10\0\0\0\x10" PNG_REST PNG_DATA PNG_END);
}

static GByteArray *
make_huge_png (void)
{
  return COPY (PNG_START "\0\0\xff\xff\0\0\xff\xff" PNG_REST PNG_DATA PNG_END);
}

static GByteArray *
make_flat_png (void)
{
  return COPY (PNG_START "\0\0\0\0\0\0\0\x10" PNG_REST PNG_DATA PNG_END);
}

static GByteArray *
make_png_archive (void)
{
  return COPY (PNG_START "\0\0\0\x10\0\0\0\x10" PNG_REST PNG_DATA PNG_END "PK\5\6");
}

static GByteArray *
make_endless_png (void)
{
  return COPY (PNG_START "\0\0\0\x10\0\0\0\x10" PNG_REST "\xff\xff\xff\xffIDAT\1\2\3\4");
}

/* HEIC */

#define HEIC_BRANDS                                                                                \
  "\0\0\0\x18"                                                                                     \
  "ftypheic\0\0\0\0mif1heic"
#define HEIC_META(size)                                                                            \
  "\0\0\0\x30meta\0\0\0\0\0\0\0\x24iprp\0\0\0\x1cipco\0\0\0\x14ispe\0\0\0\0" size
#define HEIC_DATA "\0\0\0\x0cmdat\1\2\3\4"

static GByteArray *
make_heic (void)
{
  return COPY (HEIC_BRANDS HEIC_META ("\0\0\0\x10\0\0\0\x10") HEIC_DATA);
}

static GByteArray *
make_huge_heic (void)
{
  return COPY (HEIC_BRANDS HEIC_META ("\0\1\0\0\0\1\0\0") HEIC_DATA);
}

static GByteArray *
make_film (void)
{
  return COPY ("\0\0\0\x18"
               "ftypmp42\0\0\0\0mp42isom" HEIC_DATA);
}

static GByteArray *
make_other_codec (void)
{
  return COPY ("\0\0\0\x18"
               "ftypmif1\0\0\0\0mif1avif" HEIC_META ("\0\0\0\1\0\0\0\1") HEIC_DATA);
}

static GByteArray *
make_heic_archive (void)
{
  return COPY (HEIC_BRANDS HEIC_META ("\0\0\0\x10\0\0\0\x10") HEIC_DATA "PK\5\6 and so on");
}

#define NOT_ONE "not-a-document"

static const PfFile files[] = {
  { "pdf", make_pdf, "application/pdf", 0 },
  { "updated-pdf", make_updated_pdf, "application/pdf", 0 },
  { "packed-pdf", make_packed_pdf, "application/pdf", 0 },
  { "large-pdf", make_large_pdf, "application/pdf", 0 },
  { "jpeg", make_jpeg, "image/jpeg", 0 },
  { "telephone-jpeg",
    make_telephone_jpeg,
    "image/jpeg",
    sizeof "\0\0\1\x0aSamsung notes SEFH SEFT" - 1 },
  { "double-jpeg", make_double_jpeg, "image/jpeg", sizeof "\xff\xd8\xff\xe1 another" - 1 },
  { "png", make_png, "image/png", 0 },
  { "heic", make_heic, "image/heic", 0 },
  { "empty", make_empty, "empty", 0 },
  { "short", make_short, NOT_ONE, 0 },
  { "page", make_page, NOT_ONE, 0 },
  { "program", make_program, NOT_ONE, 0 },
  { "drawing", make_drawing, NOT_ONE, 0 },
  { "archive", make_archive, NOT_ONE, 0 },
  { "late-pdf", make_late_pdf, NOT_ONE, 0 },
  { "film", make_film, NOT_ONE, 0 },
  { "other-codec", make_other_codec, NOT_ONE, 0 },
  { "script", make_script, "active-content", 0 },
  { "spelled-script", make_spelled_script, "active-content", 0 },
  { "packed-script", make_packed_script, "active-content", 0 },
  { "silent-script", make_silent_script, "active-content", 0 },
  { "oddly-packed-script", make_oddly_packed_script, "active-content", 0 },
  { "launch", make_launch, "active-content", 0 },
  { "carrier", make_carrier, "active-content", 0 },
  { "protected", make_protected, "password-protected", 0 },
  { "pdf-archive", make_pdf_archive, "damaged", 0 },
  { "pdf-without-end", make_pdf_without_end, "damaged", 0 },
  { "bomb", make_bomb, "damaged", 0 },
  { "pdf-without-page", make_pdf_without_page, "no-page", 0 },
  { "packed-pdf-without-page", make_packed_pdf_without_page, "no-page", 0 },
  { "untyped-page", make_untyped_page, "application/pdf", 0 },
  { "jpeg-archive", make_jpeg_archive, "damaged", 0 },
  { "jpeg-page", make_jpeg_page, "damaged", 0 },
  { "cut-jpeg", make_cut_jpeg, "damaged", 0 },
  { "jpeg-without-picture", make_jpeg_without_picture, "damaged", 0 },
  { "huge-jpeg", make_huge_jpeg, "too-many-pixels", 0 },
  { "huge-png", make_huge_png, "too-many-pixels", 0 },
  { "flat-png", make_flat_png, "damaged", 0 },
  { "png-archive", make_png_archive, "damaged", 0 },
  { "endless-png", make_endless_png, "damaged", 0 },
  { "huge-heic", make_huge_heic, "too-many-pixels", 0 },
  { "heic-archive", make_heic_archive, "damaged", 0 },
};

const PfFile *
pf_files_get (guint n)
{
  return n < G_N_ELEMENTS (files) ? &files[n] : NULL;
}
