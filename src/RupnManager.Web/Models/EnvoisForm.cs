using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Courriels;

namespace RupnManager.Web.Models;

/// <summary>La fréquence choisie.</summary>
public sealed class EnvoisForm
{
    [Display(Name = "Recevoir mes avis")]
    [Required(ErrorMessage = "Choisissez comment recevoir vos avis.")]
    public FrequenceDesEnvois? Frequence { get; set; }
}
