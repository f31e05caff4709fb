using System.Collections.Concurrent;
using System.Globalization;
using System.Resources;
using Microsoft.Xrm.Sdk.Query;

namespace Opps.Plugins.Core.Texts;

/// <summary>The texts in one user's language, with numbers as that user's format writes them.</summary>
public sealed class UserTexts
{
    private const int EnglishCode = 1033;
    private const char KeySeparator = '_';
    private static readonly string[] FilesOfTheirOwn = ["Journal", "Process", "Commission"];
    private const string Zone = "zone";
    private static readonly HashSet<int> Languages = [EnglishCode, 1053, 1044, 1030];
    private static readonly ConcurrentDictionary<string, ResourceManager> Files = new();
    private readonly int _language;
    private readonly CultureInfo _culture;
    private readonly NumberFormatInfo _format;
    private readonly TimeZoneInfo _timeZone;

    /// <summary>For the trace, whoever the user is.</summary>
    public static UserTexts English { get; } = new(EnglishCode, EnglishCode);

    /// <param name="language">LCID of the language; English where there are no texts in it.</param>
    /// <param name="locale">LCID of the number format; that of the language where it is unknown.</param>
    /// <param name="decimalSymbol">What the user has chosen in place of the format's; null for none.</param>
    /// <param name="groupSymbol">Likewise, between thousands.</param>
    /// <param name="timeZone">The standard name of the user's time zone; null for UTC.</param>
    public UserTexts(int language, int locale, string? decimalSymbol = null, string? groupSymbol = null, string? timeZone = null)
    {
        _timeZone = ZoneOf(timeZone);
        _language = Languages.Contains(language) ? language : EnglishCode;
        _culture = FormatOf(locale) ?? FormatOf(_language) ?? CultureInfo.InvariantCulture;
        _format = (NumberFormatInfo)_culture.NumberFormat.Clone();
        _format.NumberDecimalSeparator = string.IsNullOrEmpty(decimalSymbol) ? _format.NumberDecimalSeparator : decimalSymbol!;
        _format.NumberGroupSeparator = groupSymbol ?? _format.NumberGroupSeparator;
    }

    /// <summary>As the user has set it, in one request. A user without settings gets English.</summary>
    /// <param name="service">Reads the settings.</param>
    /// <param name="userId">The user.</param>
    /// <param name="tellsTime">Whether the texts hold moments, so that the time zone is read along.</param>
    public static UserTexts Of(IOrganizationService service, Guid userId, bool tellsTime = false)
    {
        var query = new QueryExpression(PlatformTables.UserSettings)
        {
            ColumnSet = new ColumnSet(
                PlatformTables.UserLanguage, PlatformTables.UserLocale, PlatformTables.UserDecimalSymbol, PlatformTables.UserGroupSymbol),
        };
        query.Criteria.AddCondition(PlatformTables.UserId, ConditionOperator.Equal, userId);
        if (tellsTime)
        {
            var zone = query.AddLink(PlatformTables.TimeZone, PlatformTables.UserTimeZone, PlatformTables.TimeZoneCode, JoinOperator.LeftOuter);
            zone.EntityAlias = Zone;
            zone.Columns = new ColumnSet(PlatformTables.TimeZoneName);
        }

        var settings = service.RetrieveMultiple(query).Entities.FirstOrDefault();
        return new UserTexts(
            settings?.GetAttributeValue<int?>(PlatformTables.UserLanguage) ?? EnglishCode,
            settings?.GetAttributeValue<int?>(PlatformTables.UserLocale) ?? 0,
            settings?.GetAttributeValue<string>(PlatformTables.UserDecimalSymbol),
            settings?.GetAttributeValue<string>(PlatformTables.UserGroupSymbol),
            settings?.GetAttributeValue<AliasedValue>($"{Zone}.{PlatformTables.TimeZoneName}")?.Value as string);
    }

    /// <summary>Whether there is such a text.</summary>
    public bool Has(string key) => FileOf(key).GetString(key, CultureInfo.InvariantCulture) is not null;

    /// <summary>A text with its names and numbers.</summary>
    public string Get(string key, IEnumerable<object?> values) => string.Format(
        _format,
        FileOf(key).GetString(key, CultureInfo.InvariantCulture) ?? throw new InvalidOperationException($"There is no text '{key}'."),
        values.Select(Written).ToArray());

    /// <summary>Names in quotes, in their order.</summary>
    public string Quoted(IEnumerable<string?> names) => string.Join(", ", names.Select(name => Get(TextKeys.Quoted, [name])));

    /// <summary>A percentage as people say it: decimals only where it has any.</summary>
    public string Brief(decimal percent) => percent.ToString(percent % 1m == 0m ? "0" : "0.00", _format);

    /// <summary>Day and time of day, in the user's time zone and format.</summary>
    public string Moment(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), _timeZone).ToString("g", _culture);

    /// <summary>
    /// All languages are in this one assembly: a classic assembly can't bring satellites along. Keys that begin with the name of a
    /// file are in it: what steps of processes say comes along into their assembly, the rest does not.
    /// </summary>
    private ResourceManager FileOf(string key) => Files.GetOrAdd(
        $"{FilesOfTheirOwn.FirstOrDefault(file => file == key.Split(KeySeparator)[0]) ?? "Messages"}.{_language}",
        file => new ResourceManager($"Opps.Plugins.Core.Texts.{file}", typeof(UserTexts).Assembly));

    /// <summary>Of a number two decimals, more only where a person typed more; of a moment the day, as in a column of days.</summary>
    private object? Written(object? value) => value switch
    {
        decimal number => number.ToString("#,0.00########", _format),
        DateTime day => day.ToString("d", _culture),
        _ => value,
    };

    private static TimeZoneInfo ZoneOf(string? name)
    {
        try
        {
            return string.IsNullOrEmpty(name) ? TimeZoneInfo.Utc : TimeZoneInfo.FindSystemTimeZoneById(name!);
        }
        catch (Exception unknown) when (unknown is TimeZoneNotFoundException or InvalidTimeZoneException)
        {
            return TimeZoneInfo.Utc;
        }
    }

    private static CultureInfo? FormatOf(int locale)
    {
        try
        {
            return locale > 0 ? CultureInfo.GetCultureInfo(locale) : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }
}
