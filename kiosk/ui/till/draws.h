// The till's screens, one function each over its view (views.h); touches are carried out by TillScreens. UI thread
// only.
#pragma once

#include "ui/qr_view.h"
#include "ui/till/touches.h"
#include "ui/till/views.h"
#include "ui/ui.h"

namespace odop::ui {

void draw_till_pin(Ui& ui, const PinView& view, TillTouches& touches);
void draw_till_forgot(Ui& ui, const ForgotView& view, TillTouches& touches);
// page and cart_page are kept within what there is.
void draw_till_grid(Ui& ui, const GridView& view, int& page, int& cart_page, TillTouches& touches);
void draw_till_attention(Ui& ui, const AttentionView& view, int& page, TillTouches& touches);
void draw_till_papers(Ui& ui, const PapersView& view, int& page, TillTouches& touches);
void draw_till_stock(Ui& ui, const StockView& view, int& page, int& list_page, TillTouches& touches);
void draw_till_search(Ui& ui, const TillSearchView& view, std::string& words, KeyboardPage& keys, int& page,
                      TillTouches& touches);
void draw_till_buyer(Ui& ui, const BuyerView& view, BuyerTyping& typing, TillTouches& touches);
void draw_till_cash(Ui& ui, const CashView& view, TillTouches& touches);
void draw_till_upi(Ui& ui, const UpiView& view, QrTextures& codes, TillTouches& touches);
void draw_till_sold(Ui& ui, const SoldView& view, TillTouches& touches);
void draw_till_phone(Ui& ui, const PhoneView& view, TillTouches& touches);
void draw_till_bill_phone(Ui& ui, const BillPhoneView& view, QrTextures& codes, TillTouches& touches);
void draw_till_trouble(Ui& ui, const TroubleView& view, TillTouches& touches);
void draw_till_clock(Ui& ui, const ClockView& view, TillTouches& touches);
void draw_till_shift(Ui& ui, const ShiftView& view, TillTouches& touches);
void draw_till_count(Ui& ui, const ShiftView& view, TillTouches& touches);
void draw_till_drawer(Ui& ui, const ShiftView& view, TillTouches& touches);
// page is kept within what there is.
void draw_till_bills(Ui& ui, const BillsView& view, int& page, TillTouches& touches);
void draw_till_bill(Ui& ui, const BillView& view, int& page, TillTouches& touches);
void draw_till_book(Ui& ui, const BookView& view, TillTouches& touches);
// page is kept within what there is.
void draw_till_bookings(Ui& ui, const BookingsView& view, int& page, TillTouches& touches);
void draw_till_booking(Ui& ui, const BookingView& view, TillTouches& touches);
void draw_till_settings(Ui& ui, const SettingsView& view, SettingsTyping& typing, TillTouches& touches);
// page is kept within what there is.
void draw_till_checks(Ui& ui, const ChecksView& view, int& page, TillTouches& touches);

// --- pieces
// Title, sentence and what went wrong, cut off the top of the area.
void shift_title(Ui& ui, Rect& area, const ShiftView& view);
void shift_rows(Ui& ui, Rect area, const std::vector<ShiftView::Row>& rows);
void till_tile(Ui& ui, const Rect& rect, const TileView& tile, TillTouches& touches);
// Tiles on pages, or the words in place of them.
void till_tiles(Ui& ui, Rect area, const std::vector<TileView>& tiles, const std::string& empty, int& page,
                TillTouches& touches);
void till_rail(Ui& ui, const Rect& rect, const std::vector<RailView>& rail, bool is_column, TillTouches& touches);
// One product with its quantity and the keys to change it. An amount makes it a line of a bill, which can be bargained.
void till_goods_line(Ui& ui, Rect row, const CartLineView& line, TillTouches& touches);
void till_cart(Ui& ui, const Rect& rect, const CartView& cart, int& cart_page, TillTouches& touches);

}  // namespace odop::ui
