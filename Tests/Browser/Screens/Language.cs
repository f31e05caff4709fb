using Xunit;

namespace Browser.Screens;

/// <summary>The languages that the solution has its texts in, by LCID.</summary>
public static class Language
{
    public static TheoryData<int> All() => [1033, 1053, 1044, 1030];
}
