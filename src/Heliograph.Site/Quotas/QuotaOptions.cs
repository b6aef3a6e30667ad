using System.ComponentModel.DataAnnotations;

namespace Heliograph.Site.Quotas;

/// <summary>Section <c>Quotas</c>: what everybody may have who was given nothing else. Null: as much as there is room.</summary>
public sealed record QuotaOptions
{
    /// <summary>Photos, those in the trash included.</summary>
    [Range(0, int.MaxValue)]
    public int? Photos { get; init; }

    /// <summary>Bytes of originals, those in the trash included.</summary>
    [Range(0, long.MaxValue)]
    public long? Bytes { get; init; }

    /// <summary>Photos uploaded in a calendar month, UTC.</summary>
    [Range(0, int.MaxValue)]
    public int? MonthlyUploads { get; init; }
}
