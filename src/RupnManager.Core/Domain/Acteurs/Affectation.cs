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

    /// <summary>Le rôle, accordé, avec le titre local : « cheffe d'établissement, principale ». Le titre d'un DAN ou d'un gestionnaire dit le rôle.</summary>
    public string Libelle
    {
        get
        {
            var role = Role.Libelle(Personne?.Civilite ?? Civilite.M);
            if (string.IsNullOrWhiteSpace(Titre)) return role;
            return Role is Role.Dan or Role.Intendance ? Titre : $"{role}, {Titre}";
        }
    }

    /// <summary>Change le titre local ; faux s'il est déjà celui-là.</summary>
    public bool Intituler(string? titre)
    {
        if (string.IsNullOrWhiteSpace(titre) || titre.Trim() == Titre) return false;
        Titre = titre.Trim();
        Version++;
        return true;
    }

    public bool EnVigueurLe(DateOnly jour) => Debut <= jour && (Fin is null || jour <= Fin);

    /// <summary>Vrai si l'affectation a au moins un jour en commun avec la période ; annulée, elle n'en a aucun.</summary>
    public bool Chevauche(DateOnly debut, DateOnly? fin) =>
        APrisEffet && Debut <= (fin ?? DateOnly.MaxValue) && debut <= (Fin ?? DateOnly.MaxValue);

    /// <summary>Met fin à l'affectation après ce jour. Refus : affectation.dates.</summary>
    public void Terminer(DateOnly fin)
    {
        if (fin < Debut) throw ReglesDesComptes.AffectationDates.Refus();
        Fin = fin;
        Version++;
    }

    /// <summary>La personne quitte le lieu après ce jour : l'affectation finit au plus tard alors ; faux si elle finissait déjà.</summary>
    public bool FinirAuDepart(DateOnly dernierJour)
    {
        if (Fin is { } fin && (fin <= dernierJour || !APrisEffet)) return false;
        Fin = dernierJour < Debut ? Debut.AddDays(-1) : dernierJour;
        Version++;
        return true;
    }

    /// <summary>Le départ qui devait y mettre fin est annulé : elle court de nouveau, sans terme connu.</summary>
    public void Rouvrir()
    {
        Fin = null;
        Version++;
    }

    /// <summary>Annule une affectation qui n'a pas commencé avant ce jour : elle n'aura aucun effet. Refus : affectation.dates.</summary>
    public void Annuler(DateOnly jour)
    {
        if (Debut < jour) throw ReglesDesComptes.AffectationDates.Refus();
        Fin = Debut.AddDays(-1);
        Version++;
    }

    /// <summary>Vrai si elle n'a pas été annulée avant son début.</summary>
    public bool APrisEffet => Fin is null || Debut <= Fin;

    /// <summary>
    /// Vérifie l'affectation parmi les autres de la personne et du lieu : un seul chef et un seul DAN à la fois,
    /// et l'administration technique sans aucun acte métier. Refus : affectation.deja, affectation.administrateur.
    /// </summary>
    public Affectation VerifierParmi(IEnumerable<Affectation> autres)
    {
        foreach (var autre in autres.Where(a => a.Id != Id && a.Chevauche(Debut, Fin)))
        {
            var memePersonne = autre.PersonneId == PersonneId;
            if (autre.Role == Role && autre.EtablissementId == EtablissementId && autre.CodeAcademie == CodeAcademie
                && (memePersonne || Role.AUnSeulTitulaire()))
                throw ReglesDesComptes.AffectationDeja.Refus(("personne", autre.Personne!.Designation));
            if (memePersonne && (autre.Role is Role.Administrateur) != (Role is Role.Administrateur))
                throw ReglesDesComptes.AffectationAdministrateur.Refus(
                    ("personne", autre.Personne!.Designation), ("role", autre.Role.Libelle(autre.Personne.Civilite)));
        }
        return this;
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
