-- The tables of an event pack: one SQLite file (application_id 'ODPK', user_version = format) that carries what an
-- event sells, shows and taxes. Written once by `odop pack build`, never changed, opened read-only by the kiosk.
-- Texts stand in Hindi and English columns; other languages stand in `translation`. Money is whole paise, rates are
-- basis points, days are ISO text. `place` keeps the order of the organiser's files.
CREATE TABLE manifest (            -- one row; sha256 and created are the only columns outside the content hash
  one INTEGER PRIMARY KEY CHECK (one = 1),
  event TEXT NOT NULL, version INTEGER NOT NULL, demo INTEGER NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT NOT NULL,
  name_hi TEXT NOT NULL, name_en TEXT NOT NULL, place_hi TEXT NOT NULL, place_en TEXT NOT NULL,
  first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  opens_minute INTEGER, closes_minute INTEGER,  -- of each day, Indian time; NULL: the pack does not say
  state_code INTEGER NOT NULL,
  products INTEGER NOT NULL, pictures INTEGER NOT NULL,
  sha256 TEXT NOT NULL, created_utc_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE stall (               -- one row
  place INTEGER PRIMARY KEY, code TEXT NOT NULL, name_hi TEXT NOT NULL, name_en TEXT NOT NULL,
  footer_hi TEXT NOT NULL, footer_en TEXT NOT NULL, supplier TEXT NOT NULL REFERENCES supplier (code)
) STRICT;
CREATE TABLE sector (
  place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name_hi TEXT NOT NULL, name_en TEXT NOT NULL
) STRICT;
CREATE TABLE district (
  place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name_hi TEXT NOT NULL, name_en TEXT NOT NULL,
  map_label_hi TEXT NOT NULL, map_label_en TEXT NOT NULL, division_hi TEXT NOT NULL, division_en TEXT NOT NULL,
  hex_q INTEGER NOT NULL, hex_r INTEGER NOT NULL,
  story_hi TEXT NOT NULL, story_en TEXT NOT NULL, story_verified INTEGER NOT NULL
) STRICT;
CREATE TABLE district_product (    -- what a district makes under the scheme; rank 1 primary, 2 secondary, 3 tertiary
  place INTEGER PRIMARY KEY, district TEXT NOT NULL REFERENCES district (id), rank INTEGER NOT NULL,
  sector TEXT NOT NULL REFERENCES sector (id), name_hi TEXT NOT NULL, name_en TEXT NOT NULL, verified INTEGER NOT NULL
) STRICT;
CREATE TABLE district_picture (    -- since format 4; only of district products that have one
  place INTEGER PRIMARY KEY, district_product INTEGER NOT NULL UNIQUE REFERENCES district_product (place),
  picture TEXT NOT NULL
) STRICT;
CREATE TABLE district_product_origin (  -- since format 5; scheme as in core/state.h; only of products that name who says so
  place INTEGER PRIMARY KEY, district_product INTEGER NOT NULL UNIQUE REFERENCES district_product (place),
  scheme INTEGER NOT NULL, sources TEXT NOT NULL, has_two_sources INTEGER NOT NULL, is_sector_picture INTEGER NOT NULL
) STRICT;
CREATE TABLE state (               -- since format 5; none: all districts are of the home State
  place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name_hi TEXT NOT NULL, name_en TEXT NOT NULL,
  is_home INTEGER NOT NULL
) STRICT;
CREATE TABLE district_state (      -- since format 5; of every district as soon as there are States
  place INTEGER PRIMARY KEY, district TEXT NOT NULL UNIQUE REFERENCES district (id),
  state TEXT NOT NULL REFERENCES state (id),
  has_hexagon INTEGER NOT NULL     -- 0: hex_q and hex_r of the district say nothing
) STRICT;
CREATE TABLE gi_name (
  place INTEGER PRIMARY KEY, district TEXT NOT NULL REFERENCES district (id),
  name_hi TEXT NOT NULL, name_en TEXT NOT NULL, sourced INTEGER NOT NULL
) STRICT;
CREATE TABLE supplier (            -- profile 1 unregistered, 2 composition, 3 regular, 4 casual
  place INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, series_code TEXT NOT NULL UNIQUE,
  name_hi TEXT NOT NULL, name_en TEXT NOT NULL, legal_name TEXT NOT NULL,
  address_hi TEXT NOT NULL, address_en TEXT NOT NULL, profile INTEGER NOT NULL, gstin TEXT NOT NULL,
  state_code INTEGER NOT NULL, upi_vpa TEXT NOT NULL, upi_payee_name TEXT NOT NULL, upi_mcc TEXT NOT NULL,
  fssai TEXT NOT NULL, phone TEXT NOT NULL, valid_from TEXT, valid_to TEXT
) STRICT;
CREATE TABLE supplier_pan (        -- since format 3; only of suppliers whose PAN or earlier turnover is known
  place INTEGER PRIMARY KEY, supplier TEXT NOT NULL UNIQUE REFERENCES supplier (code), pan TEXT NOT NULL,
  turnover_before_paise INTEGER NOT NULL  -- all over India, in the event's financial year, before the event
) STRICT;
CREATE TABLE supplier_upi_link (   -- since format 4; what the QR says that the supplier's bank made, byte for byte
  place INTEGER PRIMARY KEY, supplier TEXT NOT NULL UNIQUE REFERENCES supplier (code), link TEXT NOT NULL
) STRICT;
CREATE TABLE turnover_limit (      -- since format 3; state_code 0: every State without a row of its own
  place INTEGER PRIMARY KEY, profile INTEGER NOT NULL, state_code INTEGER NOT NULL,
  valid_from TEXT NOT NULL, valid_to TEXT, limit_paise INTEGER NOT NULL
) STRICT;
CREATE TABLE maker (
  place INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name_hi TEXT NOT NULL, name_en TEXT NOT NULL,
  craft_hi TEXT NOT NULL, craft_en TEXT NOT NULL, quote_hi TEXT NOT NULL, quote_en TEXT NOT NULL,
  district TEXT NOT NULL REFERENCES district (id), supplier TEXT NOT NULL REFERENCES supplier (code),
  card_hi TEXT NOT NULL, card_en TEXT NOT NULL
) STRICT;
CREATE TABLE tax_rule (
  place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, confidence TEXT NOT NULL
) STRICT;
CREATE TABLE tax_slab (            -- upto_paise 0: no limit; rows of one rule and valid_from are one period
  place INTEGER PRIMARY KEY, rule TEXT NOT NULL REFERENCES tax_rule (id), valid_from TEXT NOT NULL, valid_to TEXT,
  upto_paise INTEGER NOT NULL, rate_basis_points INTEGER NOT NULL
) STRICT;
CREATE TABLE product (             -- kind 1 piece, 2 unique, 3 gram, 4 centimetre; empty texts are absent values
  place INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE, name_hi TEXT NOT NULL, name_en TEXT NOT NULL,
  detail_hi TEXT NOT NULL, detail_en TEXT NOT NULL, kind INTEGER NOT NULL, price_paise INTEGER NOT NULL,
  mrp_paise INTEGER, hsn TEXT NOT NULL, gst_rule TEXT NOT NULL REFERENCES tax_rule (id),
  district TEXT NOT NULL REFERENCES district (id), sector TEXT NOT NULL REFERENCES sector (id),
  maker TEXT NOT NULL, supplier TEXT NOT NULL REFERENCES supplier (code), barcode TEXT NOT NULL,
  picture TEXT NOT NULL, opening_stock INTEGER NOT NULL, favourite INTEGER NOT NULL, popularity INTEGER NOT NULL,
  search_key TEXT NOT NULL
) STRICT;
CREATE TABLE price_rule (          -- since format 2; only of products that have one
  place INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE REFERENCES product (sku),
  floor_paise INTEGER,             -- below it a supervisor must agree; NULL: none
  last_days_from TEXT, last_days_paise INTEGER  -- both or neither
) STRICT;
CREATE TABLE variant (             -- since format 3; products of one group are one craft in several sizes or colours
  place INTEGER PRIMARY KEY, sku TEXT NOT NULL UNIQUE REFERENCES product (sku), variant_group TEXT NOT NULL,
  craft_name_hi TEXT NOT NULL, craft_name_en TEXT NOT NULL, variant_hi TEXT NOT NULL, variant_en TEXT NOT NULL
) STRICT;
CREATE TABLE marketplace (         -- hosts: separated by single spaces
  place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name_hi TEXT NOT NULL, name_en TEXT NOT NULL,
  note_hi TEXT NOT NULL, note_en TEXT NOT NULL, hosts TEXT NOT NULL
) STRICT;
CREATE TABLE listing (
  place INTEGER PRIMARY KEY, sku TEXT NOT NULL REFERENCES product (sku),
  marketplace TEXT NOT NULL REFERENCES marketplace (id), url TEXT NOT NULL, is_search INTEGER NOT NULL
) STRICT;
CREATE TABLE staff (               -- role 1 seller, 2 supervisor, 3 organiser; pin_hash is Argon2id
  place INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name_hi TEXT NOT NULL, name_en TEXT NOT NULL,
  role INTEGER NOT NULL, pin_hash TEXT NOT NULL, sign TEXT NOT NULL
) STRICT;
CREATE TABLE fact (                -- dated figures of the scheme for the "About ODOP" page
  place INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, figure_hi TEXT NOT NULL, figure_en TEXT NOT NULL,
  sentence_hi TEXT NOT NULL, sentence_en TEXT NOT NULL, date TEXT NOT NULL, source TEXT NOT NULL
) STRICT;
-- Since format 5 a scene's kind may also be 5, things sold today. It is told here: a table's own text, its comments too,
-- must stay as it was in the packs of the format that brought it.
CREATE TABLE playlist (            -- since format 4; scenes of the attract loop, kind 1 plates, 2 district, 3 maker, 4 note
  place INTEGER PRIMARY KEY, kind INTEGER NOT NULL, first_day TEXT NOT NULL, last_day TEXT NOT NULL,
  ref TEXT NOT NULL, seconds INTEGER NOT NULL, text_hi TEXT NOT NULL, text_en TEXT NOT NULL
) STRICT;
CREATE TABLE hall (                -- since format 5; the fair's plan in metres, kind 1 hall, 2 gate, 3 another place
  place INTEGER PRIMARY KEY, kind INTEGER NOT NULL, code TEXT NOT NULL UNIQUE,
  name_hi TEXT NOT NULL, name_en TEXT NOT NULL,
  x_m INTEGER NOT NULL, y_m INTEGER NOT NULL, width_m INTEGER NOT NULL, depth_m INTEGER NOT NULL
) STRICT;
CREATE TABLE fair_stall (          -- since format 5; stalls of the fair, hall empty: in the open; codes separated by single spaces
  place INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, name_hi TEXT NOT NULL, name_en TEXT NOT NULL,
  hall TEXT NOT NULL, x_m INTEGER NOT NULL, y_m INTEGER NOT NULL,
  suppliers TEXT NOT NULL, makers TEXT NOT NULL, districts TEXT NOT NULL
) STRICT;
CREATE TABLE exhibit (             -- since format 5; the rooms of "About ODOP": 1 scheme, 2 figures, 3 fair, 4 workshops,
                                   -- 5 join, 6 sources; the first row of a room is the room's own
  place INTEGER PRIMARY KEY, room INTEGER NOT NULL, title_hi TEXT NOT NULL, title_en TEXT NOT NULL,
  text_hi TEXT NOT NULL, text_en TEXT NOT NULL, picture TEXT NOT NULL, date TEXT NOT NULL, source TEXT NOT NULL,
  district TEXT NOT NULL           -- id of a district, or empty
) STRICT;
CREATE TABLE organiser_key (       -- since format 3; one row where the pack has a key: Ed25519, lower-case hex
  place INTEGER PRIMARY KEY, public_key TEXT NOT NULL
) STRICT;
CREATE TABLE translation (         -- texts in languages other than Hindi and English; row is the `place` in `tbl`
  place INTEGER PRIMARY KEY, tbl TEXT NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL,
  language TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE TABLE photograph (          -- since format 5; only of pictures that are photographs: the picture of that name is
  -- its 4:3 frame, the one named so with @large behind it the whole of it, of this size
  place INTEGER PRIMARY KEY, picture TEXT NOT NULL UNIQUE REFERENCES picture (name),
  credit_hi TEXT NOT NULL, credit_en TEXT NOT NULL,
  large_width_px INTEGER NOT NULL, large_height_px INTEGER NOT NULL
) STRICT;
CREATE TABLE picture (             -- SVG, PNG or JPEG
  place INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, bytes BLOB NOT NULL
) STRICT;
