using RupnManager.Domain.Etablissements;
using RupnManager.Domain.Regles;

namespace RupnManager.Domain.Acteurs;

/// <summary>Une personne exerce un rôle, dans un établissement ou une académie, entre deux dates.</summary>
public sealed class Affectation
{
    public const int LongueurDuTitre = 120;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required Guid PersonneId { get; init; }
    public Personne? Personne { get; set; }
    public required Role Role { get; init; }
    public Guid? EtablissementId { get; init; }
    public Etablissement? Etablissement { get; set; }
    public string? CodeAcademie { get; init; }
    public Academie? Academie { get; set; }

    /// <summary>Titre local : « principale », « proviseur », « directrice ».</summary>
    public string? Titre { get; set; }
    public required DateOnly Debut { get; init; }
    public DateOnly? Fin { get; private set; }
    public int Version { get; private set; }

    public bool EnVigueurLe(DateOnly jour) => Debut <= jour && (Fin is null || jour <= Fin);

    /// <summary>Met fin à l'affectation après ce jour. Refus : affectation.dates.</summary>
    public void Terminer(DateOnly fin)
    {
        if (fin < Debut) throw ReglesDesComptes.AffectationDates.Refus();
        Fin = fin;
        Version++;
    }

    /// <summary>Vérifie que le rôle s'exerce bien là. Refus : affectation.lieu.</summary>
    public Affectation Verifier()
    {
        var lieu = Role.SExerceEnEtablissement() ? "dans un établissement" : Role.SExerceEnAcademie() ? "dans une académie" : "sans lieu";
        var juste = Role.SExerceEnEtablissement()
            ? EtablissementId is not null && CodeAcademie is null
            : Role.SExerceEnAcademie() ? CodeAcademie is not null && EtablissementId is null : CodeAcademie is null && EtablissementId is null;
        return juste && Role is not Role.Delegataire
            ? this
            : throw ReglesDesComptes.AffectationLieu.Refus(("role", Role.Libelle()), ("lieu", lieu));
    }
}
