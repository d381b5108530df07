package io.linebeat.store.contract;

/// All that a store promises.
public interface StoreContract
        extends FactContract,
                FactListContract,
                ReportContract,
                RandomWorldContract,
                RunContract,
                RegistryContract,
                RefusalContract,
                RestartContract,
                CrowdContract {}
