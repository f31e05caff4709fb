using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Opps.Deployment.Settings;

/// <summary>What administrators set in one environment, to be brought into another. A part that is left out stays there as it is.</summary>
internal sealed record SettingsFile
{
    public const int KnownVersion = 1;

    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,

        // Nothing reads it but people and this program: å is written as å.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Goes up when the meaning of a member changes.</summary>
    public required int Version { get; init; }

    public StatedSettings? Settings { get; init; }

    /// <summary>By the list's name, each with its options in their order.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<StatedOption>>? Lists { get; init; }

    public IReadOnlyList<StatedStage>? Stages { get; init; }

    /// <exception cref="DeploymentException">There is no such file, or it is not one of these.</exception>
    public static SettingsFile Read(FileInfo file)
    {
        SettingsFile? read;
        try
        {
            read = JsonSerializer.Deserialize<SettingsFile>(File.ReadAllText(file.FullName), Form);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new DeploymentException($"'{file.FullName}' can't be read as settings: {error.Message}", error);
        }

        var wrong = read is null ? "it is empty" : read.Version != KnownVersion ? $"its version is {read.Version}, not {KnownVersion}" : read.Mistakes().FirstOrDefault();
        return wrong is null ? read! : throw new DeploymentException($"'{file.FullName}' can't be read as settings: {wrong}.");
    }

    public string Write() => JsonSerializer.Serialize(this, Form);

    private IEnumerable<string> Mistakes()
    {
        var unknown = Words.Unknown(Words.Choices, Settings?.SumWhenWon, Settings?.WonWithoutSellers)
            .Concat(Words.Unknown(Words.PeriodChoices, Settings?.PeriodSum))
            .Concat(Words.Unknown(Words.ReasonChoices, Settings?.ChangeReason))
            .Concat(Words.Unknown(Words.CustomerChoices, Settings?.CustomerSellers))
            .Concat(Words.Unknown(Words.Statuses, [.. (Stages ?? []).Select(s => s.StatusOffered)]));
        foreach (var word in unknown)
        {
            yield return $"'{word}' is none of the words that it may have";
        }

        if (Settings?.Tolerance is < 0 or > 100)
        {
            yield return $"the tolerance is {Settings.Tolerance}; it is 0 to 100";
        }

        foreach (var (name, options) in Lists ?? new Dictionary<string, IReadOnlyList<StatedOption>>())
        {
            if (!ListNames.All.Contains(name))
            {
                yield return $"'{name}' is none of the lists {string.Join(", ", ListNames.All)}";
            }

            if (options.GroupBy(o => o.Value).FirstOrDefault(same => same.Count() > 1) is { } twice)
            {
                yield return $"'{name}' has the value {twice.Key} twice";
            }

            if (options.FirstOrDefault(o => o.Labels.Count == 0) is { } silent)
            {
                yield return $"option {silent.Value} of '{name}' has no label";
            }
        }
    }
}

/// <summary>Null is the default of each.</summary>
internal sealed record StatedSettings
{
    public string? SumWhenWon { get; init; }

    public decimal? Tolerance { get; init; }

    public string? WonWithoutSellers { get; init; }

    public string? PeriodSum { get; init; }

    public string? ChangeReason { get; init; }

    public string? CustomerSellers { get; init; }
}

/// <summary>An option of a list, with its text in each language by LCID.</summary>
internal sealed record StatedOption(int Value, IReadOnlyDictionary<int, string> Labels)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Color { get; init; }

    /// <summary>What people here know it by: English, or the language with the lowest number.</summary>
    [JsonIgnore]
    public string Text => Labels[Language];

    /// <summary>Whether it has the other's text, in the language that the other is known by.</summary>
    public bool IsCalledAs(StatedOption other) => Labels.GetValueOrDefault(other.Language) == other.Text;

    [JsonIgnore]
    private int Language => Labels.ContainsKey(1033) ? 1033 : Labels.Keys.Min();
}

/// <summary>An option of a list, as something else names it.</summary>
internal sealed record OptionName(int Value, string Text);

/// <summary>The defaults of a stage. Null is nothing set or offered.</summary>
internal sealed record StatedStage(OptionName Stage, int? Probability, string? StatusOffered, OptionName? Rejection);
