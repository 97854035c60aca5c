using System.ComponentModel.DataAnnotations;
using RupnManager.Services.LettresDeMission;

namespace RupnManager.Web.Models;

/// <summary>Pour quelle académie et quelle année préparer une version.</summary>
public sealed class VersionDeModeleForm
{
    [Display(Name = "Académie")]
    public string? Academie { get; set; }

    [Display(Name = "Année scolaire")]
    public int Annee { get; set; }

    public VersionAPreparer Demande(Guid sourceId) => new(sourceId, Academie, new(Annee));
}
