using System;
using Browser.Browsing;
using LocalDataverse;

namespace Browser.Company;

/// <summary>The same with the managed package, where the platform keeps a managed solution's options from being renamed or deleted, as one of Microsoft's pages says.</summary>
public sealed class ManagedCompany(Chromium chromium) : ServedCompany(chromium, Template, new PlatformUnknowns { ManagedOptionsMayBeChanged = false })
{
    private static readonly Lazy<LocalOrganization> Template = new(() => Make("SellerShares_managed.zip"));
}
