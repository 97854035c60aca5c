namespace RupnManager.Domain.Etablissements;

/// <summary>Ce qui appartient à l'année d'un établissement, et ne change plus une fois l'année close (règle annee.close).</summary>
public interface IDeLAnnee
{
    Guid EtablissementId { get; }
    AnneeScolaire Annee { get; }
}
