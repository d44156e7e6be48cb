"""Steps of the verification: four that unfold composite values, then one for each rule on references."""
