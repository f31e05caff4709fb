using Browser.Browsing;

namespace Browser.Company;

/// <summary>The same where a fifth language is enabled, which the solution has no texts in.</summary>
public sealed class FinnishCompany(Chromium chromium) : ServedCompany(chromium, 1033, 1053, 1044, 1030, Finnish)
{
    public const int Finnish = 1035;
}
