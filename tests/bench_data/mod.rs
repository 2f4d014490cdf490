mod consistent;
