using System.ServiceModel;
using LocalDataverse.Registrations;
using Microsoft.Xrm.Sdk;

namespace LocalDataverse.Solutions;

/// <summary>Refuses images that the platform would not register.</summary>
internal static class ImageCheck
{
    public static void Require(Step step)
    {
        foreach (var image in step.Images)
        {
            Require(step, image);
        }

        if (step.Images.GroupBy(i => i.Alias, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Skip(1).Any()) is { } twice)
        {
            throw Refused(step, twice.Key, "two images of the step have this alias. Name one of them differently");
        }
    }

    private static void Require(Step step, StepImage image)
    {
        var property = PropertyOf(step.Message) ??
            throw Refused(step, image.Alias, $"message {step.Message} has no images. Remove the image");
        if (!string.Equals(image.MessagePropertyName, property, StringComparison.Ordinal))
        {
            throw Refused(step, image.Alias,
                $"its MessagePropertyName is '{image.MessagePropertyName}'; for {step.Message} it must be '{property}'");
        }

        if (step.Message == "Create" && image.Kind != ImageKind.Post)
        {
            throw Refused(step, image.Alias, "Create has no pre-image, as there is no row before it. Use a post-image");
        }

        if (step.Message == "Delete" && image.Kind != ImageKind.Pre)
        {
            throw Refused(step, image.Alias, "Delete has no post-image, as there is no row after it. Use a pre-image");
        }

        if (image.Kind != ImageKind.Pre && step.Stage != Stage.PostOperation)
        {
            throw Refused(step, image.Alias,
                $"a post-image exists only in PostOperation (40), and the step is in {step.Stage}. Use a pre-image");
        }
    }

    /// <summary>The request's parameter that holds the row; null for messages without images.</summary>
    private static string? PropertyOf(string message) => message switch
    {
        "Create" => "id",
        "Update" or "Delete" or "Assign" => "Target",
        "SetState" => "EntityMoniker",
        _ => null,
    };

    private static FaultException<OrganizationServiceFault> Refused(Step step, string alias, string why) =>
        Faults.Of(Faults.InvalidArgument, $"Step '{step.Name}', image '{alias}': {why}.");
}
