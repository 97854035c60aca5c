using System.ComponentModel.DataAnnotations;
using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Indemnites;
using RupnManager.Services.Indemnites;

namespace RupnManager.Web.Models;

/// <summary>Ce que l'on tape d'un courrier du rectorat ; le montant se lit au geste, pour rester tel que tapé s'il est refusé.</summary>
public abstract class CourrierForm
{
    [Display(Name = "Montant, en euros")]
    public string? Montant { get; set; }

    [Display(Name = "Date du courrier")]
    public DateOnly? Date { get; set; }

    [Display(Name = "Référence du courrier")]
    public string? Reference { get; set; }

    public Courrier Courrier() => new(Domain.Indemnites.Montant.Lire(Montant), Date, Reference);
}

/// <summary>La notification d'une enveloppe.</summary>
public sealed class NotificationForm : CourrierForm
{
    [Display(Name = "UAI de l'établissement")]
    public string? Uai { get; set; }

    [Display(Name = "Régime")]
    public Regime Regime { get; set; }

    [Display(Name = "Année scolaire")]
    public int AnneeScolaire { get; set; }
}

/// <summary>Un complément ou un retrait.</summary>
public sealed class MouvementForm : CourrierForm
{
    [Display(Name = "Mouvement")]
    public SensDeMouvement Sens { get; set; } = SensDeMouvement.Complement;
}

/// <summary>Les filtres de la liste des enveloppes, tels que l'adresse les porte ; une valeur illisible ne filtre rien.</summary>
public sealed class EnveloppesRecherche
{
    public string? Q { get; set; }
    public string? Etat { get; set; }
    public int Page { get; set; } = 1;

    public EtatDEnveloppe? EtatCherche => Enum.TryParse<EtatDEnveloppe>(Etat, out var etat) && Enum.IsDefined(etat) ? etat : null;
    public bool Filtree => Q is { Length: > 0 } || EtatCherche is not null;

    public FiltreDEnveloppes Filtre(AnneeScolaire annee) => new(annee, Q, EtatCherche, Page);
}
