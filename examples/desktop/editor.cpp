// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

#include "editor.h"
#include "findbar.h"
#include "icons.h"
#include "recentfiles.h"
#include "settingsdialog.h"
#include "tracked.h"

#include <Tally/ConsentDialog>
#include <Tally/ConsentNotice>
#include <Tally/InspectorDock>

#include <QApplication>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QLabel>
#include <QMenuBar>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSaveFile>
#include <QSettings>
#include <QStatusBar>
#include <QTextBlock>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace {

constexpr int usualPointSize = 12;
const QString pointSizeSetting = QStringLiteral("pointSize");
const QString wrapSetting = QStringLiteral("wordWrap");

/// Between two colours of the palette: \a share of the second.
QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto part = [share](double a, double b) { return a + (b - a) * share; };
    return QColor::fromRgbF(float(part(one.redF(), other.redF())), float(part(one.greenF(), other.greenF())),
                            float(part(one.blueF(), other.blueF())));
}

} // namespace

Editor::Editor(Tally::Tracker *tracker) : m_tracker(tracker), m_text(new QPlainTextEdit)
{
    m_text->setObjectName(QStringLiteral("text"));
    m_text->setAccessibleName(tr("Text"));
    m_text->setPlaceholderText(tr("Write something. What you write stays here."));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->document()->setDocumentMargin(20);
    m_text->document()->clearUndoRedoStacks(); // of the margin
    m_findBar = new FindBar(m_text);
    auto *central = new QWidget;
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_text);
    column->addWidget(m_findBar);
    setCentralWidget(central);

    addFileMenu();
    addEditMenu();
    addViewMenu();
    addHelpMenu();
    addToolBar();
    addStatusBar();
    setPointSize(QSettings().value(pointSizeSetting, usualPointSize).toInt());
    m_wrap->setChecked(QSettings().value(wrapSetting, true).toBool());

    connect(m_text, &QPlainTextEdit::cursorPositionChanged, this, &Editor::showPosition);
    connect(m_text, &QPlainTextEdit::cursorPositionChanged, this, &Editor::markCurrentLine);
    connect(m_text->document(), &QTextDocument::contentsChanged, this, &Editor::showPosition);
    connect(m_text->document(), &QTextDocument::modificationChanged, this, &QWidget::setWindowModified);
    setPath({});
    markCurrentLine();
    m_text->setFocus();
    resize(1160, 740);
}

void Editor::askForConsent()
{
    Tally::ConsentDialog::askIfNeeded(m_tracker, this)->notice()->setPurpose(purpose());
}

QString Editor::purpose()
{
    return tr("We would like to know which menus and tools are used, so that we work on those that matter.");
}

void Editor::addFileMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&File"));
    QAction *anew = menu->addAction(icon(Symbol::New), tr("&New"), QKeySequence::New, this, &Editor::startAnew);
    QAction *open
        = menu->addAction(icon(Symbol::Open), tr("&Open…"), QKeySequence::Open, this, &Editor::chooseFileToOpen);
    m_recent = new RecentFiles(this);
    connect(m_recent, &RecentFiles::chosen, this, [this](const QString &path) {
        if (mayLoseChanges())
            load(path);
    });
    menu->addMenu(m_recent);
    menu->addSeparator();
    QAction *save = menu->addAction(icon(Symbol::Save), tr("&Save"), QKeySequence::Save, this, &Editor::saveFile);
    QAction *saveAs = menu->addAction(tr("Save &As…"), QKeySequence::SaveAs, this, &Editor::saveFileAs);
    menu->addSeparator();
    m_settings = menu->addAction(icon(Symbol::Settings), tr("Se&ttings…"), QKeySequence::Preferences, this,
                                 [this] { openSettings(false); });
    m_settings->setMenuRole(QAction::PreferencesRole);
    menu->addSeparator();
    QAction *quit = menu->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
    quit->setMenuRole(QAction::QuitRole);

    tracked(anew, QStringLiteral("file_new"));
    tracked(open, QStringLiteral("file_open"));
    tracked(save, QStringLiteral("file_save"));
    tracked(saveAs, QStringLiteral("file_save_as"));
    tracked(m_settings, QStringLiteral("settings"));
    m_onToolBar << anew << open << save << nullptr;
}

void Editor::addEditMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Edit"));
    QAction *undo = menu->addAction(icon(Symbol::Undo), tr("&Undo"), QKeySequence::Undo, m_text, &QPlainTextEdit::undo);
    QAction *redo = menu->addAction(icon(Symbol::Redo), tr("&Redo"), QKeySequence::Redo, m_text, &QPlainTextEdit::redo);
    menu->addSeparator();
    QAction *cut = menu->addAction(tr("Cu&t"), QKeySequence::Cut, m_text, &QPlainTextEdit::cut);
    QAction *copy = menu->addAction(tr("&Copy"), QKeySequence::Copy, m_text, &QPlainTextEdit::copy);
    QAction *paste = menu->addAction(tr("&Paste"), QKeySequence::Paste, m_text, &QPlainTextEdit::paste);
    QAction *all = menu->addAction(tr("Select &All"), QKeySequence::SelectAll, m_text, &QPlainTextEdit::selectAll);
    menu->addSeparator();
    QAction *find = menu->addAction(icon(Symbol::Find), tr("&Find…"), QKeySequence::Find, m_findBar, &FindBar::open);
    QAction *next = menu->addAction(tr("Find &Next"), QKeySequence::FindNext, m_findBar, &FindBar::findNext);
    QAction *previous
        = menu->addAction(tr("Find Pre&vious"), QKeySequence::FindPrevious, m_findBar, &FindBar::findPrevious);

    for (QAction *action : {undo, redo, cut, copy})
        action->setEnabled(false);
    connect(m_text, &QPlainTextEdit::undoAvailable, undo, &QAction::setEnabled);
    connect(m_text, &QPlainTextEdit::redoAvailable, redo, &QAction::setEnabled);
    connect(m_text, &QPlainTextEdit::copyAvailable, cut, &QAction::setEnabled);
    connect(m_text, &QPlainTextEdit::copyAvailable, copy, &QAction::setEnabled);

    tracked(undo, QStringLiteral("edit_undo"));
    tracked(redo, QStringLiteral("edit_redo"));
    tracked(cut, QStringLiteral("edit_cut"));
    tracked(copy, QStringLiteral("edit_copy"));
    tracked(paste, QStringLiteral("edit_paste"));
    tracked(all, QStringLiteral("edit_select_all"));
    tracked(find, QStringLiteral("find"));
    tracked(next, QStringLiteral("find_next"));
    tracked(previous, QStringLiteral("find_previous"));
    m_onToolBar << undo << redo << nullptr << find << nullptr;
}

void Editor::addViewMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&View"));
    m_wrap = menu->addAction(icon(Symbol::Wrap), tr("&Word Wrap"));
    m_wrap->setCheckable(true);
    m_wrap->setChecked(true);
    connect(m_wrap, &QAction::toggled, this, [this](bool wrap) {
        m_text->setLineWrapMode(wrap ? QPlainTextEdit::WidgetWidth : QPlainTextEdit::NoWrap);
        QSettings().setValue(wrapSetting, wrap);
    });
    menu->addSeparator();
    const auto size = [this] { return m_text->font().pointSize(); };
    QAction *in = menu->addAction(icon(Symbol::ZoomIn), tr("Zoom &In"), QKeySequence::ZoomIn, this,
                                  [this, size] { setPointSize(size() + 1); });
    QAction *out = menu->addAction(icon(Symbol::ZoomOut), tr("Zoom &Out"), QKeySequence::ZoomOut, this,
                                   [this, size] { setPointSize(size() - 1); });
    QAction *usual = menu->addAction(tr("&Usual Size"), QKeySequence(Qt::CTRL | Qt::Key_0), this,
                                     [this] { setPointSize(usualPointSize); });

    tracked(m_wrap, QStringLiteral("word_wrap"));
    tracked(in, QStringLiteral("zoom_in"));
    tracked(out, QStringLiteral("zoom_out"));
    tracked(usual, QStringLiteral("zoom_usual"));
    m_onToolBar << m_wrap << out << in << nullptr;

    // Only for who develops this: in a debug build, or with TALLY_INSPECTOR=1.
    auto *inspector = new Tally::InspectorDock(m_tracker, this);
    addDockWidget(Qt::RightDockWidgetArea, inspector);
    inspector->hide();
    if (Tally::InspectorDock::isAllowed()) {
        menu->addSeparator();
        menu->addAction(inspector->toggleViewAction()); // F12
        inspector->toggleViewAction()->setObjectName(QStringLiteral("inspector"));
    }
}

void Editor::addHelpMenu()
{
    QMenu *menu = menuBar()->addMenu(tr("&Help"));
    QAction *privacy = menu->addAction(tr("&Privacy…"), this, [this] { openSettings(true); });
    QAction *about = menu->addAction(icon(Symbol::Leaf), tr("&About %1").arg(QApplication::applicationDisplayName()),
                                     this, [this] {
        auto *box = new QMessageBox(QMessageBox::NoIcon, tr("About"), tr("A small editor that tracks its menus with Tally."),
                                    QMessageBox::NoButton, this);
        box->setIconPixmap(icon(Symbol::Leaf).pixmap(48));
        box->addButton(tr("Close"), QMessageBox::RejectRole);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    });
    about->setMenuRole(QAction::AboutRole);
    tracked(privacy, QStringLiteral("privacy"));
    tracked(about, QStringLiteral("about"));
}

void Editor::addToolBar()
{
    QToolBar *bar = QMainWindow::addToolBar(tr("Tools"));
    bar->setObjectName(QStringLiteral("tools"));
    bar->setMovable(false);
    bar->setIconSize({20, 20});
    for (QAction *action : m_onToolBar) {
        if (action)
            bar->addAction(action);
        else
            bar->addSeparator();
    }
    auto *gap = new QWidget;
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    bar->addAction(m_settings);
}

void Editor::addStatusBar()
{
    m_words = new QLabel;
    m_position = new QLabel;
    m_zoom = new QLabel;
    for (QLabel *label : {m_words, m_position, m_zoom}) {
        label->setContentsMargins(8, 2, 8, 2);
        statusBar()->addPermanentWidget(label);
    }
}

void Editor::startAnew()
{
    if (!mayLoseChanges())
        return;
    m_text->clear();
    setPath({});
}

void Editor::chooseFileToOpen()
{
    if (!mayLoseChanges())
        return;
    const QString path = QFileDialog::getOpenFileName(this, tr("Open"), QFileInfo(m_path).path());
    if (!path.isEmpty())
        load(path);
}

bool Editor::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        QMessageBox::warning(this, tr("Open"), tr("The file cannot be opened: %1").arg(file.errorString()));
        return false;
    }
    m_text->setPlainText(QString::fromUtf8(file.readAll()));
    setPath(path);
    return true;
}

bool Editor::save(const QString &path)
{
    QSaveFile file(path); // a full disk leaves the old file as it was
    if (!file.open(QIODevice::WriteOnly) || file.write(m_text->toPlainText().toUtf8()) < 0 || !file.commit()) {
        QMessageBox::warning(this, tr("Save"), tr("The file cannot be saved: %1").arg(file.errorString()));
        return false;
    }
    setPath(path);
    return true;
}

bool Editor::saveFile()
{
    return m_path.isEmpty() ? saveFileAs() : save(m_path);
}

bool Editor::saveFileAs()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save As"), m_path);
    return !path.isEmpty() && save(path);
}

bool Editor::mayLoseChanges()
{
    if (!m_text->document()->isModified())
        return true;
    QMessageBox box(QMessageBox::Warning, tr("Unsaved changes"), tr("The text has changes that are not saved."),
                    QMessageBox::NoButton, this);
    QPushButton *save = box.addButton(tr("&Save"), QMessageBox::AcceptRole);
    QPushButton *discard = box.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    box.addButton(tr("&Go Back"), QMessageBox::RejectRole);
    box.exec();
    return box.clickedButton() == discard || (box.clickedButton() == save && saveFile());
}

void Editor::setPath(const QString &path)
{
    m_path = path;
    m_text->document()->setModified(false);
    const QString name = path.isEmpty() ? tr("Untitled") : QFileInfo(path).fileName();
    setWindowTitle(QStringLiteral("%1[*]").arg(name));
    setWindowFilePath(path);
    setWindowModified(false);
    if (!path.isEmpty())
        m_recent->add(path);
    showPosition();
}

void Editor::openSettings(bool atPrivacy)
{
    auto *dialog = new SettingsDialog(m_tracker, purpose(), m_wrap, this);
    dialog->setPointSize(m_text->font().pointSize());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SettingsDialog::pointSizeChosen, this, &Editor::setPointSize);
    if (atPrivacy)
        dialog->showPrivacy();
    dialog->open();
}

void Editor::setPointSize(int pointSize)
{
    QFont font = m_text->font();
    font.setPointSize(std::clamp(pointSize, 6, 48));
    m_text->setFont(font);
    m_text->setTabStopDistance(4 * QFontMetricsF(font).horizontalAdvance(QLatin1Char(' ')));
    m_zoom->setText(QStringLiteral("%1 %").arg(100 * font.pointSize() / usualPointSize));
    QSettings().setValue(pointSizeSetting, font.pointSize());
}

void Editor::markCurrentLine()
{
    QTextEdit::ExtraSelection line;
    line.format.setBackground(mixed(palette().color(QPalette::Base), palette().color(QPalette::Highlight), 0.12));
    line.format.setProperty(QTextFormat::FullWidthSelection, true);
    line.cursor = m_text->textCursor();
    line.cursor.clearSelection();
    m_text->setExtraSelections({line});
}

void Editor::showPosition()
{
    const auto words = m_text->toPlainText().split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts).size();
    m_words->setText(words == 1 ? tr("1 word") : tr("%1 words").arg(words));
    const QTextCursor cursor = m_text->textCursor();
    m_position->setText(tr("Line %1, column %2").arg(cursor.blockNumber() + 1).arg(cursor.positionInBlock() + 1));
}

void Editor::closeEvent(QCloseEvent *event)
{
    event->setAccepted(mayLoseChanges());
}

void Editor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        markCurrentLine();
    QMainWindow::changeEvent(event);
}
