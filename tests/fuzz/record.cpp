// SPDX-FileCopyrightText: 2026 Tally contributors
// SPDX-License-Identifier: MIT

// An event as a journal keeps it: any bytes, and on to what the vendors make of it.

#include "targets.h"

#include "encodings.h"

#include "core/decimal.h"
#include "core/record.h"
#include "vendors/doowvendor.h"
#include "vendors/fluxratevendor.h"
#include "vendors/millimetricvendor.h"
#include "vendors/settlesettlevendor.h"

namespace Tally::Fuzz {

namespace {

std::vector<std::unique_ptr<Vendor>> makeVendors()
{
    std::vector<std::unique_ptr<Vendor>> vendors;
    MillimetricVendor::Options millimetric;
    millimetric.sendProperties = QStringList{QStringLiteral("*")};
    vendors.push_back(std::make_unique<MillimetricVendor>(millimetric));
    DoowVendor::Options doow;
    doow.licenseId = QStringLiteral("lic_42");
    doow.sendProperties = QStringList{QStringLiteral("*")};
    vendors.push_back(std::make_unique<DoowVendor>(doow));
    FluxrateVendor::Options fluxrate;
    fluxrate.meterToken = QStringLiteral("6f9619ff-8b86-d011-b42d-00cf4fc964ff");
    fluxrate.customerExternalId = QStringLiteral("customer");
    fluxrate.aggregateInterval = std::chrono::seconds(60);
    fluxrate.sendProperties = QStringList{QStringLiteral("*")};
    vendors.push_back(std::make_unique<FluxrateVendor>(fluxrate));
    SettleSettleVendor::Options settleSettle;
    settleSettle.eventsPath = QStringLiteral("/v1/events");
    settleSettle.sendProperties = QStringList{QStringLiteral("*")};
    vendors.push_back(std::make_unique<SettleSettleVendor>(settleSettle, SettleSettleVendor::Build::Release));
    return vendors;
}

} // namespace

void checkEncoding(const Event &event, quint64 which)
{
    static const std::vector<std::unique_ptr<Vendor>> vendors = makeVendors();
    const Vendor &vendor = *vendors.at(which % vendors.size());
    vendor.wants(event);
    const Vendor::Encoded encoded = vendor.encode(event);
    if (!encoded.refusal.isEmpty()) {
        TALLY_REQUIRE(encoded.json.isEmpty());
        return;
    }
    TALLY_REQUIRE(!encoded.route.isEmpty());
    TALLY_REQUIRE(isJson(encoded.json) && encoded.json.startsWith('{'));
    TALLY_REQUIRE(encoded.json.size() <= vendor.limits(encoded.route).maxBytes);
    if (encoded.sum) {
        const QByteArray digits = encoded.json.mid(encoded.sum->at, encoded.sum->size);
        TALLY_REQUIRE(!decimalSum(digits, "0").isEmpty());
        TALLY_REQUIRE(!event.options.contains(Event::hasOwnId()));
    }
}

void record(const QByteArray &bytes)
{
    const std::optional<Event> event = fromRecord(bytes);
    if (!event)
        return;
    // Read once more it is the same, byte by byte.
    const QByteArray written = toRecord(*event);
    const std::optional<Event> again = fromRecord(written);
    TALLY_REQUIRE(again.has_value());
    TALLY_REQUIRE(toRecord(*again) == written);
    const QString problem = problemOf(*event);
    if (problem.isEmpty())
        TALLY_REQUIRE(*again == *event);
    checkEncoding(*event, quint64(bytes.size()));
}

} // namespace Tally::Fuzz
