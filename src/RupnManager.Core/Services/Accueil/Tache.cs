using RupnManager.Domain.Dates;
using RupnManager.Domain.LettresDeMission;

namespace RupnManager.Services.Accueil;

/// <summary>Ce qui attend une personne : un geste, sa raison, où le faire.</summary>
public sealed record Tache(string Titre, EtatDeLettre? Etat, string Phrase, string Bouton, string Lien, DateTime Depuis)
{
    private const int JoursSansDate = 15;

    /// <summary>La date limite, quand une campagne ou une règle la fixe.</summary>
    public DateOnly? Limite { get; init; }

    /// <summary>De combien de jours la date de la campagne est dépassée.</summary>
    public int Retard { get; init; }

    /// <summary>Le jour qui range les tâches : la date limite ; sans elle, quinze jours d'attente, comme pour une lettre à relancer.</summary>
    public DateOnly AttendueLe => Limite ?? Depuis.JourDeParis().AddDays(JoursSansDate);
}
