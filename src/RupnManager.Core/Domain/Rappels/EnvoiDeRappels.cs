using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Rappels;

/// <summary>Ce qui a été rappelé à une personne en un courriel. La base n'en admet qu'un par personne et par semaine.</summary>
public sealed class EnvoiDeRappels
{
    public const int LongueurDeLAuteur = 220;
    private readonly List<Rappel> _rappels = [];

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PersonneId { get; init; }
    public Personne? Personne { get; set; }

    /// <summary>Le lundi de la semaine de l'envoi.</summary>
    public required DateOnly Semaine { get; init; }
    public required DateTime Le { get; init; }

    /// <summary>Le courriel de la boîte d'envoi.</summary>
    public required Guid CourrielId { get; init; }

    /// <summary>Qui l'a demandé ; rien si c'est la règle.</summary>
    public string? Auteur { get; init; }
    public IReadOnlyList<Rappel> Rappels => _rappels;

    /// <summary>Ajoute un acte rappelé. Refus : rappel.epuise au-delà de cinq.</summary>
    public void Ajouter(Rappel rappel)
    {
        if (rappel.Numero > CadenceDesRappels.Maximum) throw ReglesDesRappels.Epuise.Refus(("reference", rappel.Reference), ("maximum", CadenceDesRappels.Maximum));
        _rappels.Add(rappel);
    }
}

/// <summary>Un acte rappelé à la personne qui le bloque, et le combientième rappel c'est.</summary>
public sealed class Rappel
{
    public const int LongueurDeLaReference = 250;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid EnvoiId { get; private set; }
    public EnvoiDeRappels? Envoi { get; private set; }
    public required Guid PersonneId { get; init; }
    public required NatureDeRappel Nature { get; init; }

    /// <summary>La lettre, la mission, l'établissement ou l'échéance qui attend.</summary>
    public required Guid ActeId { get; init; }
    public required AnneeScolaire Annee { get; init; }
    public required int Numero { get; init; }

    /// <summary>La référence de la lettre, ou le nom de l'établissement.</summary>
    public required string Reference { get; init; }
    public required Guid EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public required string CodeAcademie { get; init; }
}
